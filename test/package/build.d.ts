/** Runs `npm run build` in a copy of the tree in a temporary folder; the folder. */
export function buildPackage(): string;
/** The paths of the files that `npm pack` takes, relative to the folder. */
export function packedFiles(folder: string): string[];
export function removePackage(folder: string): void;
