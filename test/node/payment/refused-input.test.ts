import type { INodeParameters } from 'n8n-workflow';
import { CONTINUE, operationRunner } from '../../support/engine/runNode';
import { useSandbox } from '../../support/useSandbox';
import {
	type Field,
	filled,
	NO_WHOLE_NUMBERS,
	optionalWholeNumbers,
	others,
	wholeNumbers,
} from './refusedInputs';

/** What the message says of a field that takes a whole number: an ID of which kind, or a count. */
const expected = (label: string): string =>
	label === 'Quantity'
		? 'a whole number such as 2, without a fraction, not'
		: (EXPECTED[label] ?? `a ${label.toLowerCase()} ID (a number such as`);
const EXPECTED: Record<string, string> = {
	Invoice: 'an invoice ID (a number such as',
	'Payment Row': 'a row ID (a number such as',
};

describe('Input that a field can’t take is refused before anything is sent', () => {
	const sandbox = useSandbox();
	/** What comes out for each of these values, in a run that goes on. */
	const outOf = async (operation: string, parameters: INodeParameters, values: unknown[]) => {
		const run = operationRunner(sandbox, operation, { ...filled, ...parameters }, CONTINUE);
		return (await run(values.map((bad) => ({ bad })))).items('Bitrix24');
	};
	/** Each of these values is refused, in its place and in words that name the field. */
	const allRefused = async (field: Field, values: unknown[], words: string) => {
		const [operation, label, parameters] = field;
		const items = await outOf(operation, parameters, values);

		expect(items).toEqual(
			values.map((_value, item) => ({
				json: {
					error: expect.stringContaining(words),
					details: {
						code: 'INVALID_INPUT',
						description: expect.stringMatching(`^Nothing was sent for this item\\. .*${label}`),
						httpCode: null,
						method: expect.any(String),
					},
				},
				pairedItem: { item },
			})),
		);
		expect(sandbox.journal.entries).toEqual([]);
	};

	it.each(wholeNumbers)('%s: %s must be a whole number', async (...field) => {
		await allRefused(field, NO_WHOLE_NUMBERS, `${field[1]} must be ${expected(field[1])}`);
		await allRefused(field, ['', '  ', null, undefined], `${field[1]} is empty`);
	});

	it.each(optionalWholeNumbers)('%s: %s must be a whole number, or empty', async (...field) => {
		const [operation, label, parameters] = field;
		await allRefused(field, NO_WHOLE_NUMBERS, `${label} must be ${expected(label)}`);

		await outOf(operation, parameters, ['', null]);

		expect(sandbox.journal.entries).toHaveLength(2);
	});

	it.each(others)('%s: %s', async (operation, label, parameters, must, refused) => {
		await allRefused([operation, label, parameters], refused, `${label} must ${must}`);
	});
});
