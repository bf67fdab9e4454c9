/** The text of docs/operations.md as it is. */
export function readPage(): string;
/** The text of a file of the repository, by its path from the top. */
export function readText(path: string): string;
/** Replaces that text. */
export function writeText(path: string, text: string): void;
/** Whether there is such a file or folder. */
export function isThere(path: string): boolean;
/** The names of what is in a folder of the repository, in alphabetical order. */
export function namesIn(folder: string): string[];
/** The paths from the top of all files below a folder, in alphabetical order. */
export function filesBelow(folder: string): string[];

/** The text of each output schema, by its path in the folder of schemas. */
export function readSchemas(): Record<string, string>;
/** Writes these schemas in place of those that were there. */
export function writeSchemas(files: Record<string, string>): void;
