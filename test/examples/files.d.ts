/** Every file in examples/ with its name and its text. */
export function exampleFiles(): Array<{ name: string; text: string }>;
/** The texts of the code blocks in README.md that are marked with this language, in their order. */
export function readmeBlocks(language: string): string[];
