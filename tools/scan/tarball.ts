/** How many bytes the tarball may have. */
export const LARGEST = 75_000;

/** What is in the tarball and does not belong there. */
export const strayFiles = (paths: string[]): string[] =>
	paths.filter(
		(path) =>
			!/^(LICENSE|README\.md|package\.json)$/.test(path) &&
			!/^dist\/(nodes|credentials)\/[\w./-]+\.(js|json|svg)$/.test(path),
	);
