import ts from 'typescript';
import { filesBelow, readText } from '../docs/page';

/** A text that a user of the node meets, and where it stands. */
export interface UserText {
	/** What shows it: a property of a description such as `hint`, or `message` for all others. */
	kind: string;
	text: string;
	/** Such as "nodes/Bitrix24/fields/row.ts:12". */
	place: string;
}

/** Properties that are short names, shown even where they are one word. */
const NAMES = ['displayName', 'name', 'placeholder', 'action', 'label', 'title', 'subtitle'];

const isText = (node: ts.Node): node is ts.StringLiteral | ts.TemplateLiteral =>
	ts.isStringLiteral(node) ||
	ts.isNoSubstitutionTemplateLiteral(node) ||
	ts.isTemplateExpression(node);

/** The text between its quotes; what is filled in stands in `${}`. */
const contentOf = (node: ts.Node): string => node.getText().slice(1, -1).replace(/\s+/g, ' ');

const isShown = (text: string, kind: string): boolean =>
	/\p{L}[’']? \S/u.test(text) || (NAMES.includes(kind) && /^[A-Z]/.test(text));

function textsIn(path: string): UserText[] {
	const source = ts.createSourceFile(path, readText(path), ts.ScriptTarget.Latest, true);
	const found: UserText[] = [];
	const walk = (node: ts.Node): void => {
		if (ts.isImportDeclaration(node)) return;
		if (isText(node)) {
			const { parent } = node;
			const kind = ts.isPropertyAssignment(parent) ? parent.name.getText() : 'message';
			const { line } = source.getLineAndCharacterOfPosition(node.getStart());
			const text = contentOf(node);
			if (isShown(text, kind)) found.push({ kind, text, place: `${path}:${line + 1}` });
		}
		ts.forEachChild(node, walk);
	};
	walk(source);
	return found;
}

/** Every text of the nodes and the credentials, in the order of their files. */
export const userTexts = (): UserText[] =>
	['nodes', 'credentials']
		.flatMap((folder) => filesBelow(folder))
		.filter((path) => path.endsWith('.ts'))
		.flatMap(textsIn);

/** The sentences of a page: what stands in code, in links’ addresses and in pictures is left out. */
export function proseOf(path: string): UserText[] {
	let isCode = false;
	return readText(path)
		.split('\n')
		.flatMap((line, index): UserText[] => {
			if (/^\s*(```|~~~)/.test(line)) isCode = !isCode;
			const text = line.replace(/`[^`]*`/g, '').replace(/\]\([^)]*\)|<[^>]*>/g, ']');
			const isProse = !isCode && text.trim() !== '' && !/^\s*```/.test(line);
			return isProse ? [{ kind: 'page', text, place: `${path}:${index + 1}` }] : [];
		});
}
