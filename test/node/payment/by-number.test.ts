import type { INodeParameters } from 'n8n-workflow';
import { sampleIds } from '../../sandbox';
import { CONTINUE, locator, operationRunner, retryOnFail } from '../../support/engine/runNode';
import { useSandbox } from '../../support/useSandbox';

const { unpaid, unpaidToo, paid } = sampleIds;

const ways: Array<[name: string, options: INodeParameters]> = [
	['one request an item', { batchSize: 1 }],
	['one after the other', { batchSize: 1, parallelRequests: 1 }],
	['as it is set', {}],
	['in batches', { batchSize: 10 }],
];

describe('A payment named by its number', () => {
	const sandbox = useSandbox({}, { speedUp: 100 });
	const run = operationRunner(sandbox, 'payment.pay', {
		paymentId: locator('={{ $json.id }}', 'number'),
	});
	const sent = (method: string) => sandbox.journal.calls(method);
	const paidNow = () => sent('crm.item.payment.pay').map(({ parameters }) => Number(parameters.id));
	/** Unpaid payments, each of a deal of its own, and their numbers. */
	const singles = (count: number) => {
		const ids = Array.from({ length: count }, () => sandbox.store.addPayments(1)[0] ?? 0);
		return { ids, numbers: ids.map((id) => sandbox.store.payment(id).accountNumber) };
	};

	it.each([
		['payment.pay', '3653/2', unpaid, {}],
		['payment.unpay', '3653/1', paid, {}],
		['payment.get', '3653/1', paid, {}],
		['payment.delete', '3654/1', unpaidToo, {}],
		['payment.update', '3653/2', unpaid, { fields: { paySystemId: { mode: 'id', value: '7' } } }],
		['payment.getPublicUrl', '3653/2', unpaid, {}],
		['payment.setDetails', '3653/2', unpaid, { details: { comment: 'x' } }],
	] as const)('%s of %s works on payment %i', async (operation, number, id, parameters) => {
		const preset = { paymentId: locator('={{ $json.id }}', 'number'), ...parameters };

		const { items } = await operationRunner(sandbox, operation, preset)([number]);

		expect(items('Bitrix24')).toMatchObject([{ json: { id }, pairedItem: { item: 0 } }]);
		const [list] = sandbox.journal.entries;
		expect([list?.method, list?.parameters.filter]).toEqual([
			'sale.payment.list',
			{ '=accountNumber': [number] },
		]);
	});

	it.each([
		['paymentProduct.getAll', {}],
		['paymentDelivery.getAll', {}],
		['paymentProduct.add', { rowId: locator('17658') }],
		['paymentDelivery.add', { deliveryId: locator('4002') }],
	] as const)('%s takes it as the payment of its rows', async (operation, parameters) => {
		const preset = { paymentId: locator('={{ $json.id }}', 'number'), ...parameters };

		const { json } = await operationRunner(sandbox, operation, preset)(['3653/2']);

		expect(json('Bitrix24')).toHaveLength(1);
		expect(sandbox.journal.entries.at(-1)?.parameters.paymentId).toBe(unpaid);
	});

	it.each(ways)('is found with 50 others in one request (%s)', async (_name, options) => {
		const { ids, numbers } = singles(60);

		const { items } = await run(numbers, { options });

		expect(items('Bitrix24')).toEqual(
			ids.map((id, item) => ({ json: { id, result: true }, pairedItem: { item } })),
		);
		expect(sent('sale.payment.list')).toHaveLength(2);
		expect(paidNow().sort()).toEqual(ids);
	});

	it.each([' 3653/2 ', '\t3653/2\n'])('is found in %j, without the blanks', async (number) => {
		expect((await run([number])).json('Bitrix24')).toEqual([{ id: unpaid, result: true }]);
	});

	it.each([
		['3653/9', 'No payment has the number "3653/9"'],
		['3653/', 'No payment has the number "3653/"'],
		['365%', 'No payment has the number "365%"'],
		['a-7', 'No payment has the number "a-7"; there is "A-7", which is not the same'],
		['3653/1', 'Payment 3653/1 is already paid: 1036 (3653/1, 79999 RUB, paid)'],
		[
			'X',
			'2 payments have the number X: 1040 (X, 1200.5 EUR, paid), 1041 (X, 975.25 USD, not paid)',
		],
	])('%s: nothing is paid, and what was found is named', async (number, error) => {
		sandbox.store.payment(1039).accountNumber = 'A-7';
		for (const id of [1040, 1041]) sandbox.store.payment(id).accountNumber = 'X';

		const { items } = await run([number, '3653/2'], {}, CONTINUE);

		expect(items('Bitrix24')).toMatchObject([
			{ json: { error, details: { code: 'NOT_ONE_RECORD' } }, pairedItem: { item: 0 } },
			{ json: { id: unpaid, result: true }, pairedItem: { item: 1 } },
		]);
		expect(paidNow()).toEqual([unpaid]);
	});

	it('says to check for a second payment of the client where it was paid before', async () => {
		const { json } = await run(['3653/1'], {}, CONTINUE);

		expect(json('Bitrix24')).toMatchObject([
			{
				details: {
					description:
						'Nothing was changed by this item. Check the number in Payment. If it is right, the payment was marked as paid before: check whether the client has paid twice.',
				},
			},
		]);
	});

	it.each(ways)('is paid once where two items name it (%s)', async (_name, options) => {
		const { items } = await run(['3653/2', '3653/2'], { options }, CONTINUE);

		expect(items('Bitrix24')).toMatchObject([
			{ json: { id: unpaid, result: true } },
			{
				json: {
					error: expect.stringMatching(/^Payment 3653\/2 .* was paid by item 0 of this run$/),
				},
			},
		]);
		expect(paidNow()).toEqual([unpaid]);
		expect(sent('sale.payment.list')).toHaveLength(1);
	});

	it('is not paid where another item paid it by its ID', async () => {
		const paymentId = locator('={{ $json.value }}', '={{ $json.mode }}');
		const items = [
			{ mode: 'number', value: '3653/2' },
			{ mode: 'id', value: unpaid },
		];

		const { json } = await operationRunner(sandbox, 'payment.pay', { paymentId })(
			items,
			{},
			CONTINUE,
		);

		expect(json('Bitrix24')).toMatchObject([
			{ error: expect.stringMatching(/was paid by item 1 of this run$/) },
			{ id: unpaid, result: true },
		]);
	});

	it.each([
		['80499', { id: unpaid, result: true }],
		['80 499,00', { id: unpaid, result: true }],
		['80498.99', { error: expect.stringMatching(/^Payment 1037 .* not 80498.99$/) }],
	])('is paid with the Expected Sum %s: %j', async (expectedSum, expected) => {
		const { json } = await run(['3653/2'], { options: { expectedSum } }, CONTINUE);

		expect(json('Bitrix24')).toMatchObject([expected]);
	});

	it('is the one of the Expected Sum where several have the number', async () => {
		for (const id of [1040, 1041, 1042]) sandbox.store.payment(id).accountNumber = 'X';
		sandbox.store.payment(1042).sum = 5;
		const pay = async (expectedSum: string) =>
			(await run(['X'], { options: { expectedSum } }, CONTINUE)).json('Bitrix24');

		expect(await pay('6')).toMatchObject([
			{ error: expect.stringMatching(/^3 payments .* with no unpaid payment of 6 among them/) },
		]);
		expect(await pay('5')).toEqual([{ id: 1042, result: true }]);
	});

	it('says which scope is missing, and pays nothing', async () => {
		sandbox.settings.scopes = ['crm'];

		const { json } = await run(['3653/2'], {}, CONTINUE);

		expect(json('Bitrix24')).toMatchObject([
			{
				details: {
					...{ code: 'insufficient_scope', method: 'sale.payment.list' },
					description: expect.stringContaining('lacks the scope sale.'),
				},
			},
		]);
		expect(paidNow()).toEqual([]);
	});

	it('names the list where it can’t be had by this user', async () => {
		sandbox.settings.user = { admin: false, sale: 'D' };

		const { error } = await run(['3653/2']);

		expect(error?.description).toContain('permissions for the online store’s orders');
		expect(error?.context).toMatchObject({ itemIndex: 0, method: 'sale.payment.list' });
	});

	it.each(ways)(
		'is searched once and paid once under Retry On Fail (%s)',
		async (_name, options) => {
			const { ids, numbers } = singles(2);

			const { thrown } = await run([...numbers, 'none'], { options }, retryOnFail(3));

			expect(thrown).toHaveLength(3);
			for (const { message } of thrown) expect(message).toBe('No payment has the number "none"');
			expect(new Set(paidNow()).size).toBe(paidNow().length);
			for (const id of paidNow()) expect(ids).toContain(id);
			const asked = sent('sale.payment.list').map(({ parameters }) => parameters.filter);
			expect(asked.slice(1)).toEqual(Array(2).fill({ '=accountNumber': ['none'] }));
		},
	);

	it.each([
		['', /^Payment is empty/],
		['  ', /^Payment is empty/],
		[null, /^Payment is empty/],
		[undefined, /^Payment is empty/],
		[1.5, /^Payment must be a number given as text, not 1\.5/],
		[1e21, /^Payment must be a number given as text/],
		[true, /^Payment must be a number given as text, not true/],
		[['3653/2'], /^Payment must be a number given as text, not \["3653\/2"\]/],
		[{ id: 5 }, /^Payment must be a number given as text/],
		['9'.repeat(101), /^Payment must be at most 100 characters long/],
	])('%j is refused before anything is sent', async (number, message) => {
		const { json } = await run([{ id: number } as never], {}, CONTINUE);

		expect(json('Bitrix24')[0]?.error).toMatch(message);
		expect(sandbox.journal.entries).toEqual([]);
	});

	it.each([
		'[]',
		'{}',
		'{"payments":{"0":{"id":1037}}}',
		'{"payments":[null]}',
		'{"payments":[{"id":1037}]}',
		'{"payments":[{"id":1037,"accountNumber":"3653/2"}]}',
		'{"payments":[{"id":1037,"paid":"N"}]}',
		'{"payments":[{"id":1.5,"paid":"N","accountNumber":"3653/2"}]}',
		'{"payments":[{"id":1038,"paid":"N","accountNumber":"3653/20"}]}',
	])('with the answer %s nothing is paid', async (text) => {
		sandbox.faults.order({
			...{ kind: 'raw', method: 'sale.payment.list', process: 'never', times: Infinity },
			...{ in: 'http', text: `{"result":${text}}` },
		});

		const { json } = await run(['3653/2'], {}, CONTINUE);

		expect(json('Bitrix24')).toMatchObject([
			{
				error: expect.any(String),
				details: { description: expect.stringMatching(/^Nothing was changed/) },
			},
		]);
		expect(paidNow()).toEqual([]);
	});

	it('is found where the portal drops the filter, as long as it has one page', async () => {
		const all = [...sandbox.store.payments.values()];
		sandbox.faults.order({
			...{ kind: 'raw', method: 'sale.payment.list', process: 'never', in: 'http', times: 1 },
			text: JSON.stringify({ result: { payments: all }, total: all.length }),
		});

		expect((await run(['3653/2'])).json('Bitrix24')).toEqual([{ id: unpaid, result: true }]);
	});

	it.each([
		[
			{ next: 50, total: 900 },
			/^Bitrix24 returned a long list with records that were not requested/,
		],
		[{ total: 900 }, /./],
	])(
		'is not looked for in the whole portal where the filter is dropped: %j',
		async (more, message) => {
			const all = [...sandbox.store.payments.values()];
			sandbox.faults.order({
				...{ kind: 'raw', method: 'sale.payment.list', process: 'never', in: 'http', times: 1 },
				text: JSON.stringify({ result: { payments: all }, ...more }),
			});

			expect((await run(['3653/2'], {}, CONTINUE)).json('Bitrix24')[0]?.error).toMatch(message);
			expect(sandbox.journal.entries).toHaveLength(1);
		},
	);

	it('reads on where more than a page have numbers that the portal takes for the same', async () => {
		const ids = sandbox.store.addPayments(60);
		for (const id of ids) sandbox.store.payment(id).accountNumber = 'a-1';
		sandbox.store.payment(ids.at(-1) ?? 0).accountNumber = 'A-1';

		expect((await run(['A-1'])).json('Bitrix24')).toEqual([{ id: ids.at(-1), result: true }]);
	});
});
