/** The text of docs/operations.md as it is; empty where there is none. */
export function readPage(): string;
/** Replaces docs/operations.md. */
export function writePage(text: string): void;
