import { preProcessFile } from 'typescript';

/** The files that each file imports, by their paths; types and what is passed on count as well. */
export type Imports = Record<string, string[]>;

/** The file that a relative import leads to: a module, or the index of a folder. */
function resolved(from: string, target: string, files: string[]): string {
	const path = new URL(target, `file:///${from}`).pathname.slice(1);
	const found = [path, `${path}.ts`, `${path}/index.ts`].find((one) => files.includes(one));
	if (found === undefined) throw new Error(`${from} imports ${target}, which is not there`);
	return found;
}

/**
 * Reads what files import of each other.
 *
 * @throws Error that names an import that leads nowhere
 */
export function importsOf(files: string[], textOf: (file: string) => string): Imports {
	const read = (file: string): string[] =>
		preProcessFile(textOf(file), true, false)
			.importedFiles.map(({ fileName }) => fileName)
			.filter((target) => target.startsWith('.') && !target.endsWith('.json'))
			.map((target) => resolved(file, target, files));
	return Object.fromEntries(files.map((file) => [file, [...new Set(read(file))]]));
}

/** The ways on which files import each other in a circle, such as "a.ts → b.ts → a.ts". */
export function circlesIn(imports: Imports): string[] {
	const found: string[] = [];
	const done = new Set<string>();
	const follow = (file: string, way: string[]): void => {
		if (way.includes(file)) found.push([...way.slice(way.indexOf(file)), file].join(' → '));
		if (done.has(file) || way.includes(file)) return;
		for (const target of imports[file] ?? []) follow(target, [...way, file]);
		done.add(file);
	};
	for (const file of Object.keys(imports)) follow(file, []);
	return found;
}

/** How high each file of a folder stands: one above the highest that it imports from the same folder. */
export function floorsOf(folder: string, imports: Imports): Record<string, number> {
	const floors: Record<string, number> = {};
	const inside = (file: string) => file.startsWith(folder);
	const floorOf = (file: string, way: string[]): number => {
		// A circle has no floors; it is found on its own.
		if (way.includes(file)) return 0;
		const below = (imports[file] ?? []).filter(inside);
		return (floors[file] ??=
			1 + Math.max(0, ...below.map((target) => floorOf(target, [...way, file]))));
	};
	for (const file of Object.keys(imports).filter(inside)) floorOf(file, []);
	return floors;
}

/** How many files each folder holds, those of its own folders not counted. */
export function filesPerFolder(files: string[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const file of files) {
		const folder = file.slice(0, file.lastIndexOf('/') + 1);
		counts[folder] = (counts[folder] ?? 0) + 1;
	}
	return counts;
}

/** What the files of a folder may import besides one another: folders, and files without their `.ts`. */
export interface Rule {
	folder: string;
	mayImport: string[];
}

const isAllowed = (target: string, { folder, mayImport }: Rule): boolean =>
	[folder, ...mayImport].some((one) =>
		one.endsWith('/') ? target.startsWith(one) : target === `${one}.ts`,
	);

/** The imports that break a rule, such as "a.ts → b.ts". */
export function forbiddenImports(imports: Imports, rules: Rule[]): string[] {
	return rules.flatMap((rule) =>
		Object.entries(imports)
			.filter(([file]) => file.startsWith(rule.folder))
			.flatMap(([file, targets]) =>
				targets.filter((target) => !isAllowed(target, rule)).map((target) => `${file} → ${target}`),
			),
	);
}
