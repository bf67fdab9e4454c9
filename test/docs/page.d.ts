/** The text of docs/operations.md as it is; empty where there is none. */
export function readPage(): string;
/** Replaces docs/operations.md. */
export function writePage(text: string): void;
/** The text of a file of the repository, by its path from the top. */
export function readText(path: string): string;
/** Whether there is such a file or folder. */
export function isThere(path: string): boolean;

/** The text of each output schema, by its path in the folder of schemas. */
export function readSchemas(): Record<string, string>;
/** Writes these schemas in place of those that were there. */
export function writeSchemas(files: Record<string, string>): void;
