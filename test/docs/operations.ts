import { realTime, speedUp } from '../engine/clock';
import { startSandbox } from '../sandbox';
import { cases, type Case } from './cases';
import { authentication, operations, optionsFor, titleOf, type Described } from './described';
import { fieldTable, filledIn, optionTable } from './fields';
import { block, link, stable } from './markdown';
import { rights } from './rights';
import { see, type AfterLostAnswer, type Seen } from './run';

const INTRODUCTION = `# Operations

Every operation of the Bitrix24 node: what it calls, what it needs, its fields, and one item in and out. \`npm run docs\` writes this page
from the node’s own description and from runs in n8n’s own engine against the sandbox portal; dates in it are always the same one.

- **Scope** is what the webhook or the application needs, **Right** what its user must be allowed to do. The way in which a payment is
  named can need more: By Deal ID and By Invoice ID also call \`crm.item.payment.list\` (scope \`crm\`).
- **After a lost answer** says what is done when nobody can tell whether the call was carried out, such as after a timeout. The rest is
  in [Limits and retries](limits-and-retries.md).
- An entry of a collection, such as Filters > Paid, counts only when it is added.
`;

const LOST: Record<AfterLostAnswer['kind'], string> = {
	reads: 'Reads: it is asked again.',
	adds: 'Adds: it is never sent again, since that could add a second one. The item fails and says what to look at.',
	settles: 'Settles: the same change is sent again; a second time it changes nothing more.',
};

function lost({ afterLostAnswer }: Seen): string {
	const { kind } = afterLostAnswer;
	return kind === 'settles' && afterLostAnswer.look !== undefined
		? `Settles: \`${afterLostAnswer.look}\` shows whether it happened; it is sent again only if it did not.`
		: LOST[kind];
}

/** The method is the user's own choice: what holds for it is not what holds for the example's. */
const isAnyMethod = ({ method }: Described): boolean => method === 'method.call';

function facts(operation: Described, seen: Seen): string {
	const any = isAnyMethod(operation);
	const rows = [
		['REST method', any ? 'the one in Method' : `\`${seen.method}\``],
		['Scope', any ? 'that of the method' : `\`${seen.scope}\``],
		['Right', rights[operation.method] ?? 'unknown'],
		[
			'After a lost answer',
			any ? `${lost(seen)} With Only Reads on: it is asked again.` : lost(seen),
		],
	];
	return `| | |\n|---|---|\n${rows.map((cells) => `| ${cells.join(' | ')} |\n`).join('')}`;
}

function example(operation: Described, shown: Case, { out }: Seen): string {
	const options = optionsFor(operation);
	const all = [
		...operation.fields,
		{ displayName: 'Options', name: 'options', type: 'collection', options, default: {} } as const,
	];
	const filled = filledIn(all, shown.parameters).map((entry) => `- ${entry}\n`);
	const more = out.length > 1 ? `, the first of ${out.length}` : '';
	return `Filled in:\n\n${filled.join('')}\nItem in:\n\n${block(shown.input)}\nItem out${more}:\n\n${block(stable(out[0] ?? {}))}`;
}

function section(operation: Described, shown: Case, seen: Seen): string {
	const { description = '' } = operation.option;
	const own = optionsFor(operation);
	const parts = [
		`### ${titleOf(operation)}\n`,
		`${description.replace(/([^.])$/, '$1.')}\n`,
		facts(operation, seen),
		fieldTable(operation.fields),
		own.length > 0 ? optionTable(own) : '',
		example(operation, shown, seen),
	];
	return parts.filter((part) => part !== '').join('\n');
}

const contents = (): string =>
	`| Operation | REST method |\n|---|---|\n${operations
		.map((operation) => {
			const method = isAnyMethod(operation) ? 'any' : `\`${operation.method}\``;
			return `| ${link(titleOf(operation))} | ${method} |\n`;
		})
		.join('')}`;

/** The text of docs/operations.md. */
export async function operationsPage(): Promise<string> {
	const sandbox = await startSandbox();
	// A lost answer is followed by a wait.
	speedUp(100);
	try {
		const parts = [
			INTRODUCTION,
			contents(),
			'## For every operation\n',
			fieldTable(authentication),
			optionTable(optionsFor()),
		];
		let resource = '';
		for (const operation of operations) {
			const shown = cases[operation.parameters.resource]?.[operation.parameters.operation];
			if (shown === undefined) throw new Error(`${titleOf(operation)} has no case in cases.ts`);
			if (operation.resource !== resource) parts.push(`## ${operation.resource}\n`);
			resource = operation.resource;
			parts.push(section(operation, shown, await see(sandbox, operation, shown)));
		}
		return parts.join('\n');
	} finally {
		realTime();
		await sandbox.stop();
	}
}
