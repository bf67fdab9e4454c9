/** Every file in examples/ with its name and its text. */
export function exampleFiles(): Array<{ name: string; text: string }>;
/** The texts of the code blocks of a page that are marked with this language, in their order. */
export function blocksIn(page: string, language: string): string[];
/** The cells of the rows of the table in README.md that has a column of this name, without marks. */
export function readmeRows(column: string): string[][];
/** The same of the page at a path from the top. */
export function tableRows(path: string, column: string): string[][];
