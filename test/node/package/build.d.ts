/** Runs `npm run build` in a copy of the tree in a temporary folder; the folder. */
export function buildPackage(): string;
/** The paths of the files that `npm pack` takes, relative to the folder. */
export function packedFiles(folder: string): string[];
/** The tarball that `npm pack` makes of the folder. */
export function pack(folder: string): Buffer;
/** Unpacks that tarball into another temporary folder; the folder. */
export function unpack(folder: string): string;
/** The text of every file below a folder whose name ends so, by its path in it. */
export function textsIn(folder: string, ending: string): Record<string, string>;
export function removePackage(folder: string): void;
