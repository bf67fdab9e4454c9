import { realTime, speedUp } from '../../test/support/engine/speedUp';
import { startSandbox } from '../../test/sandbox';
import { cases, type Case } from './cases';
import { authentication, operations, optionsFor, titleOf, type Described } from './described';
import { english } from './english';
import { fieldTable, filledIn, optionTable } from './fields';
import type { Language } from './language';
import { block, link, stable } from './markdown';
import { see, type Seen } from './run';
import { russian } from './russian';

/** An operation, what it is shown with, and what it was seen to do. */
interface Example {
	operation: Described;
	shown: Case;
	seen: Seen;
}

function lost({ afterLostAnswer }: Seen, language: Language): string {
	const { kind } = afterLostAnswer;
	return kind === 'settles' && afterLostAnswer.look !== undefined
		? language.looked(afterLostAnswer.look)
		: language.lost[kind];
}

/** The method is the user's own choice: what holds for it is not what holds for the example's. */
const isAnyMethod = ({ method }: Described): boolean => method === 'method.call';

function facts({ operation, seen, shown }: Example, language: Language): string {
	const { any, rows: names, say } = language;
	const isAny = isAnyMethod(operation);
	const rows = [
		[names.method, isAny ? any.method : `\`${seen.method}\``],
		[names.scope, isAny ? any.scope : `\`${seen.scope}\``],
		[names.right, say(shown.permission)],
		[names.afterLostAnswer, isAny ? any.afterLostAnswer : lost(seen, language)],
	];
	return `| | |\n|---|---|\n${rows.map((cells) => `| ${cells.join(' | ')} |\n`).join('')}`;
}

function example({ operation, shown, seen }: Example, language: Language): string {
	const options = optionsFor(operation);
	const all = [
		...operation.fields,
		{ displayName: 'Options', name: 'options', type: 'collection', options, default: {} } as const,
	];
	const filled = filledIn(all, shown.parameters, language).map((entry) => `- ${entry}\n`);
	return [
		`${language.filledIn}\n\n${filled.join('')}`,
		`${language.itemIn}\n\n${block(shown.input)}`,
		`${language.itemOut(seen.out.length)}\n\n${block(stable(seen.out[0] ?? {}))}`,
	].join('\n');
}

function section(one: Example, language: Language): string {
	const { operation } = one;
	const { description = '' } = operation.option;
	const own = optionsFor(operation);
	const parts = [
		`### ${titleOf(operation)}\n`,
		`${language.say(description).replace(/([^.])$/, '$1.')}\n`,
		facts(one, language),
		fieldTable(operation.fields, language),
		own.length > 0 ? optionTable(own, language) : '',
		example(one, language),
	];
	return parts.filter((part) => part !== '').join('\n');
}

const contents = (examples: Example[], { heads, any }: Language): string =>
	`| ${heads.operations.join(' | ')} |\n|---|---|---|\n${examples
		.map(({ operation, seen }) => {
			const isAny = isAnyMethod(operation);
			const method = isAny ? any.listed : `\`${operation.method}\``;
			const scope = isAny ? any.scope : `\`${seen.scope}\``;
			return `| ${link(titleOf(operation))} | ${method} | ${scope} |\n`;
		})
		.join('')}`;

function page(examples: Example[], language: Language): string {
	const parts = [
		language.introduction,
		contents(examples, language),
		`## ${language.forEveryOperation}\n`,
		fieldTable(authentication, language),
		optionTable(optionsFor(), language),
	];
	let resource = '';
	for (const one of examples) {
		if (one.operation.resource !== resource) parts.push(`## ${one.operation.resource}\n`);
		resource = one.operation.resource;
		parts.push(section(one, language));
	}
	return parts.join('\n');
}

const caseOf = ({ parameters: { resource, operation } }: Described): Case | undefined =>
	cases[resource]?.[operation];

/** @throws Error that names all operations without a case */
function assertAllHaveCases(): void {
	const missing = operations.filter((operation) => caseOf(operation) === undefined).map(titleOf);
	if (missing.length > 0) throw new Error(`cases.ts has no case of ${missing.join(', ')}`);
}

async function runAll(): Promise<Example[]> {
	const sandbox = await startSandbox();
	// A lost answer is followed by a wait.
	speedUp(100);
	try {
		const examples: Example[] = [];
		for (const operation of operations) {
			const shown = caseOf(operation);
			if (shown === undefined) continue;
			examples.push({ operation, shown, seen: await see(sandbox, operation, shown) });
		}
		return examples;
	} finally {
		realTime();
		await sandbox.stop();
	}
}

/**
 * The pages of operations in every language, by their paths.
 *
 * @throws Error that names all operations without a case
 */
export async function operationsPages(): Promise<Record<string, string>> {
	assertAllHaveCases();
	const examples = await runAll();
	const written = [english, russian].map((language) => [language.path, page(examples, language)]);
	return Object.fromEntries(written) as Record<string, string>;
}
