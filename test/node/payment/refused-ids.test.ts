import { sampleIds } from '../../sandbox';
import { CONTINUE, runNode } from '../../support/engine/runNode';
import { useSandbox } from '../../support/useSandbox';

const refused: Array<[string, unknown, RegExp]> = [
	['a fraction, which the portal would cut to another payment', 1036.9, /not 1036\.9$/],
	['a fraction in a string', '1036.9', /not "1036\.9"$/],
	['zero', 0, /not 0$/],
	['a negative number', -1038, /not -1038$/],
	['an empty string', '', /is empty$/],
	['blanks', '  ', /is empty$/],
	['null', null, /is empty$/],
	['nothing', undefined, /is empty$/],
	['a text', 'abc', /not "abc"$/],
	['an account number', '3653/1', /not "3653\/1"$/],
	['an exponent', '1e3', /not "1e3"$/],
	['a sign', '+1038', /not "\+1038"$/],
	['true', true, /not true$/],
	['a list', [1038], /not \[1038\]$/],
	['an object', { id: 1038 }, /not \{"id":1038\}$/],
	['a number beyond 2^53-1', 2 ** 53, /not 9007199254740992$/],
	['a string of digits beyond 2^53-1', '9007199254740993', /not "9007199254740993"$/],
];

describe('A payment id that is not a whole number from 1 to 2^53-1', () => {
	const sandbox = useSandbox();

	it.each(refused)('is refused before anything is sent: %s', async (_name, id, message) => {
		const run = await runNode(sandbox, [{ id } as never], CONTINUE);

		const [item] = run.items('Bitrix24');
		expect(item?.pairedItem).toEqual({ item: 0 });
		expect(item?.json).toEqual({
			error: expect.stringMatching(message),
			details: {
				code: 'INVALID_INPUT',
				description: expect.stringMatching(
					/^Nothing was sent for this item\. (Enter a payment ID|Correct Payment)/,
				),
				httpCode: null,
				method: 'crm.item.payment.pay',
			},
		});
		expect(item?.json.error).toMatch(/^Payment /);
		expect(sandbox.journal.entries).toEqual([]);
	});

	it.each([
		['the largest', Number.MAX_SAFE_INTEGER],
		['the smallest', 1],
		['digits with blanks around them', ' 1 '],
		['leading zeros', '0001'],
	])('but is sent when it is one: %s', async (_name, id) => {
		await runNode(sandbox, [{ id }], CONTINUE);

		expect(sandbox.journal.calls('crm.item.payment.pay')).toMatchObject([
			{ parameters: { id: Number(id) } },
		]);
	});

	it('stops the workflow before any other item is sent', async () => {
		const run = await runNode(sandbox, [
			{ id: sampleIds.unpaid },
			{ id: 1036.9 },
			{ id: sampleIds.unpaidToo },
		]);

		expect(run.status).toBe('error');
		expect(run.error?.message).toBe(
			'Payment must be a payment ID (a number such as 1038), not 1036.9',
		);
		expect(run.error?.description).toMatch('No other item was done before the run stopped.');
		expect(run.error?.context).toMatchObject({ itemIndex: 1 });
		expect(sandbox.journal.entries).toEqual([]);
	});

	it('fails its own item only when the workflow continues', async () => {
		const run = await runNode(
			sandbox,
			[{ id: sampleIds.unpaid }, { id: 'abc' }, { id: sampleIds.unpaidToo }],
			CONTINUE,
		);

		expect(run.json('Bitrix24')).toMatchObject([
			{ id: sampleIds.unpaid, result: true },
			{ error: expect.stringContaining('"abc"') },
			{ id: sampleIds.unpaidToo, result: true },
		]);
	});
});
