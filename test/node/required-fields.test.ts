import type { INodeParameters } from 'n8n-workflow';
import { cases } from '../../tools/docs/cases';
import { operations, titleOf } from '../../tools/docs/described';
import { CONTINUE, runNode } from '../support/engine/runNode';
import { useSandbox } from '../support/useSandbox';

/** Expressions that find nothing: n8n hands these over. */
const NOTHING = ['={{ $json.nothing }}', '={{ null }}', "={{ '' }}", "={{ '  ' }}"];

/** Newer engines name the field behind it. */
const REFUSED_BY_N8N =
	/^(The 'Bitrix24' node has issues:\n- Parameter ".+" is required|The workflow has issues)/;

const required = operations.flatMap((operation) =>
	operation.fields
		.filter((field) => field.required === true)
		.map((field) => ({ title: titleOf(operation), operation, field, label: field.displayName })),
);

describe('A required field that is empty', () => {
	const sandbox = useSandbox();

	it('is one of every resource but Payment System', () => {
		const resources = new Set(required.map(({ operation }) => operation.resource));
		const all = new Set(operations.map(({ resource }) => resource));
		expect([...all].filter((one) => !resources.has(one))).toEqual(['Payment System']);
	});

	it.each(required)('sends nothing: $title, $label', async ({ operation, field }) => {
		const { resource, operation: name } = operation.parameters;
		const shown = cases[resource]?.[name];
		const owner = field.name === 'invoiceId' ? { entityTypeId: 31 } : {};
		const runWith = async (value: string) =>
			await runNode(sandbox, [shown?.input ?? {}], {
				...CONTINUE,
				parameters: {
					...operation.parameters,
					...shown?.parameters,
					...owner,
					[field.name]:
						field.type === 'resourceLocator' ? { __rl: true, mode: 'id', value } : value,
				} as INodeParameters,
			});
		// An empty number is handed over, too.
		const isNumber = field.type === 'number';
		for (const value of isNumber ? [...NOTHING, ''] : NOTHING) {
			expect([value, (await runWith(value)).json('Bitrix24')]).toMatchObject([
				value,
				[{ error: expect.any(String), details: { code: 'INVALID_INPUT', httpCode: null } }],
			]);
		}
		// n8n itself does not run a node that has a required field with nothing in it.
		if (!isNumber) {
			await expect(runWith('')).rejects.toThrow(REFUSED_BY_N8N);
		}
		expect(sandbox.journal.entries).toEqual([]);
	});
});
