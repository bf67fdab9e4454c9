import type { INodeParameters } from 'n8n-workflow';
import { sampleIds } from '../sandbox';
import { CONTINUE, idsAsItems, operationRunner, runNode } from '../support/engine/runNode';
import { METHOD_BLOCKED } from '../support/faults/knownErrors';
import { useSandbox } from '../support/useSandbox';

const { dealWithoutPayments, unpaid, unpaidToo } = sampleIds;
const text = (value: unknown) => `={{ ${JSON.stringify(value)} }}`;

describe('An option given as text by an expression', () => {
	const sandbox = useSandbox({}, { speedUp: 1000 });
	const requests = () => sandbox.journal.entries.filter(({ batch }) => !batch);
	const get = async (count: number, options: INodeParameters) =>
		await operationRunner(
			sandbox,
			'payment.get',
			{ options },
			CONTINUE,
		)(sandbox.store.addPayments(count));

	it('counts: Batch Size', async () => {
		await get(10, { batchSize: text(' 10 ') });

		expect(requests().map(({ method }) => method)).toEqual(['batch']);
	});

	it('counts: Parallel Requests', async () => {
		sandbox.faults.order({ kind: 'delay', ms: 5, process: 'before', times: Infinity });

		await get(5, { batchSize: text('1'), parallelRequests: text('1') });

		const ends = requests().map(({ answeredAt = NaN }) => answeredAt);
		const starts = requests().map(({ at }) => at);
		expect(starts.slice(1).every((at, index) => at >= (ends[index] ?? NaN))).toBe(true);
	});

	it('counts: Max Wait', async () => {
		sandbox.faults.order({ ...METHOD_BLOCKED, times: 3 });

		const { json } = await get(1, { maxWait: text('0') });

		expect(json('Bitrix24')).toMatchObject([{ details: { code: 'OPERATION_TIME_LIMIT' } }]);
		expect(requests()).toHaveLength(1);
	});

	it.each(['true', ' TRUE ', true])('counts: Return Payment, %j', async (value) => {
		const { json } = await operationRunner(sandbox, 'payment.pay')([unpaid], {
			options: { returnPayment: text(value) },
		});

		expect(json('Bitrix24')).toMatchObject([{ id: unpaid, paid: 'Y', result: true }]);
	});

	it('counts: Include Owner and Return Link', async () => {
		const owned = await operationRunner(sandbox, 'payment.get')([unpaid], {
			options: { includeOwner: text('true') },
		});
		const linked = await operationRunner(sandbox, 'payment.create')([{}], {
			...{ entityTypeId: 2, dealId: { __rl: true, mode: 'id', value: dealWithoutPayments } },
			options: { returnLink: text('true') },
		});

		expect(owned.json('Bitrix24')).toMatchObject([{ owner: { entityTypeId: 2 } }]);
		expect(linked.json('Bitrix24')).toMatchObject([{ url: expect.stringMatching(/^http/) }]);
	});

	it.each(['false', ' False', '', null])('is off: Return Payment, %j', async (value) => {
		const { json } = await operationRunner(sandbox, 'payment.pay')([unpaid], {
			options: { returnPayment: text(value) },
		});

		expect(json('Bitrix24')).toEqual([{ id: unpaid, result: true }]);
	});
});

describe('An option', () => {
	const sandbox = useSandbox({}, { speedUp: 1000 });
	const pay = async (options: INodeParameters | string, setup = {}) =>
		await runNode(sandbox, idsAsItems([unpaid, unpaidToo]), {
			...setup,
			parameters: { options: options as INodeParameters },
		});

	it('counts as each item has it: Return Payment', async () => {
		const { json } = await pay({ returnPayment: `={{ $json.id === ${unpaidToo} }}` });

		expect(json('Bitrix24')).toEqual([
			{ id: unpaid, result: true },
			expect.objectContaining({ id: unpaidToo, result: true, paid: 'Y' }),
		]);
	});

	it.each([
		['Batch Size', 'batchSize', 'ten', 'a number', 'Enter a whole number from 0 to 50 in'],
		['Parallel Requests', 'parallelRequests', [1], 'a number', 'Enter a whole number from 1 to 20'],
		['Max Wait', 'maxWait', '30 s', 'a number', 'Enter a whole number from 0 to 86400 in'],
		['Return Payment', 'returnPayment', 'yes', 'true or false', 'Turn Return Payment on or off'],
		['Return Payment', 'returnPayment', 1, 'true or false', 'Turn Return Payment on or off'],
	])(
		'that is neither fails each item, and nothing is sent: %s',
		async (label, name, value, ...is) => {
			for (const given of [value, text(value)]) {
				const { json } = await pay({ [name]: given } as INodeParameters, CONTINUE);

				const failure = {
					error: `${label} must be ${is[0]}, not ${JSON.stringify(value)}`,
					details: {
						code: 'INVALID_INPUT',
						description: expect.stringContaining(`Nothing was sent for this item. ${is[1]}`),
					},
				};
				expect(json('Bitrix24')).toMatchObject([failure, failure]);
				const { error } = await pay({ [name]: given } as INodeParameters);
				expect(error).toMatchObject({ message: failure.error, context: { itemIndex: 0 } });
			}
			expect(sandbox.journal.entries).toEqual([]);
		},
	);

	it('that is no use for one item alone fails that item, and stops a run before it begins', async () => {
		const options = { returnPayment: `={{ $json.id === ${unpaid} ? true : "yes" }}` };

		const stopped = await pay(options);
		expect(stopped.error).toMatchObject({ context: { itemIndex: 1 } });
		expect(sandbox.journal.entries).toEqual([]);

		expect((await pay(options, CONTINUE)).json('Bitrix24')).toMatchObject([
			{ id: unpaid, result: true, paid: 'Y' },
			{ error: 'Return Payment must be true or false, not "yes"' },
		]);
	});

	it('that is left over from another operation does not matter', async () => {
		const options = { returnPayment: 'x', returnLink: 'x', includeOwner: 'x' };
		const run = operationRunner(sandbox, 'delivery.getAll', {
			...{ entityTypeId: 2, dealId: { __rl: true, mode: 'id', value: dealWithoutPayments } },
		});

		expect((await run([{}], { options })).error).toBeUndefined();
	});
});

describe('A switch given by an expression', () => {
	const sandbox = useSandbox({}, { speedUp: 1000 });
	beforeEach(() => sandbox.store.addPayments(100));
	const total = () => sandbox.store.payments.size;
	const many = async (returnAll: unknown) =>
		(
			await operationRunner(sandbox, 'payment.getAll', { entityTypeId: 0, limit: 3 })([{}], {
				returnAll: text(returnAll),
			})
		).json('Bitrix24');

	it.each([true, 'true', ' True '])('counts: Return All of Get Many, %j', async (value) => {
		expect(await many(value)).toHaveLength(total());
	});

	it.each([false, 'false', '', null])('is off: Return All of Get Many, %j', async (value) => {
		expect(await many(value)).toHaveLength(3);
	});

	it('counts: Return All of Method > Call', async () => {
		const call = operationRunner(sandbox, 'method.call', { method: 'sale.payment.list' });

		expect((await call([{}], { returnAll: text('true') })).json('Bitrix24')).toHaveLength(total());
		expect((await call([{}], { returnAll: text('false') })).json('Bitrix24')).toHaveLength(50);
	});

	it('counts: QR Code', async () => {
		const link = operationRunner(sandbox, 'payment.getPublicUrl');
		const withQr = await link([unpaid], { qr: text('true') });
		const without = await link([unpaid], { qr: text('false') });

		expect(withQr.items('Bitrix24')[0]?.binary).toBeDefined();
		expect(without.items('Bitrix24')[0]?.binary).toBeUndefined();
		for (const { parameters } of sandbox.journal.entries)
			expect(parameters).not.toHaveProperty('qr');
	});
});
