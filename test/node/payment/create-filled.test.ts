import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { sampleIds } from '../../sandbox';
import {
	CONTINUE,
	locator,
	type NodeSetup,
	operationRunner,
	retryOnFail,
} from '../../support/engine/runNode';
import { portalText } from '../../support/portalText';
import { useSandbox } from '../../support/useSandbox';

const { deal, dealWithTwoUnpaid, dealWithoutPayments, invoice, productRow } = sampleIds;
const ADD = 'crm.item.payment.add';
const PRODUCT = 'crm.item.payment.product.add';
const DELIVERY = 'crm.item.payment.delivery.add';
const DELETE = 'crm.item.payment.delete';

describe('Payment > Create with everything that is not yet in a payment', () => {
	const sandbox = useSandbox({}, { speedUp: 100, perTest: true });
	const run = operationRunner(sandbox, 'payment.create', {
		...{ entityTypeId: 2, dealId: locator('={{ $json.id }}') },
	});
	const create = async (
		ids: unknown[],
		parameters: INodeParameters = {},
		setup: NodeSetup = CONTINUE,
	) => await run(ids, parameters, setup);
	let before = new Set<number>();
	beforeEach(() => (before = new Set(sandbox.store.payments.keys())));
	const made = () => [...sandbox.store.payments.values()].filter(({ id }) => !before.has(id));
	const requests = () => sandbox.journal.entries.filter(({ batch }) => !batch);
	const sent = (method: string) =>
		sandbox.journal.entries.filter((entry) => entry.method === method);
	const contentOf = (id: number) =>
		[...sandbox.store.payableItems.values()]
			.filter(({ paymentId }) => paymentId === id)
			.map(({ kind, entityId, quantity }) => [kind, entityId, quantity]);

	it('adds all products that are left and all deliveries that are in no payment, in two requests', async () => {
		const { items } = await create([deal]);

		const [payment] = made();
		expect(made()).toHaveLength(1);
		expect(contentOf(payment?.id ?? 0)).toEqual([
			['product', productRow, 1],
			['product', 17658, 3],
			['delivery', sampleIds.deliveryFree, 1],
		]);
		expect(items('Bitrix24')).toEqual([
			{
				json: expect.objectContaining({
					...{ id: payment?.id, sum: 79_999 + 3 * 5_550 + 250, paid: 'N', currency: 'RUB' },
					accountNumber: payment?.accountNumber,
				}),
				pairedItem: { item: 0 },
			},
		]);
		expect(requests().map(({ method }) => method)).toEqual(['batch', 'batch']);
	});

	it('fills a payment of an invoice, and one with a payment system', async () => {
		const { json } = await create([invoice], {
			...{ entityTypeId: 31, invoiceId: locator('={{ $json.id }}') },
			fields: { paySystemId: locator(sampleIds.card) },
		});

		expect(json('Bitrix24')).toMatchObject([{ sum: 12_000, paySystemId: sampleIds.card }]);
	});

	it('works for many deals in one run, each paired with its own', async () => {
		const deals = [deal, 999, dealWithoutPayments, dealWithTwoUnpaid];

		const { items } = await create(deals);

		expect(items('Bitrix24').map(({ json: { sum }, pairedItem }) => [sum, pairedItem])).toEqual([
			[79_999 + 3 * 5_550 + 250, { item: 0 }],
			[undefined, { item: 1 }],
			[30_000, { item: 2 }],
			[4 * 1_200.5 + 15, { item: 3 }],
		]);
	});

	it.each([0, 1, 50])('does the same with Batch Size %i', async (batchSize) => {
		const { json } = await create([deal, dealWithoutPayments], { options: { batchSize } });

		expect(json('Bitrix24').map(({ sum }) => sum)).toEqual([96_899, 30_000]);
		expect(requests()).toHaveLength(4);
	});

	it('never bills a delivery twice: not of two items for one deal, not in a second run', async () => {
		const first = await create([deal, deal]);
		const second = await create([deal]);

		expect(first.json('Bitrix24')).toMatchObject([
			{ sum: 96_899 },
			{
				error: `Deal ${deal} has no products or deliveries left that are not in a payment yet`,
				details: {
					code: 'NOTHING_TO_FILL',
					description: expect.stringMatching(/^No payment was created\./),
				},
			},
		]);
		expect(second.json('Bitrix24')).toMatchObject([{ details: { code: 'NOTHING_TO_FILL' } }]);
		expect(made()).toHaveLength(1);
	});

	it('finds the delivery of the last of many payments', async () => {
		for (let i = 0; i < 70; i += 1) {
			sandbox.store.addPayment({ entityTypeId: 2, entityId: deal, sum: 1 });
		}
		const last = sandbox.store.addPayment({ entityTypeId: 2, entityId: deal, sum: 1 });
		const delivery = { kind: 'delivery', entityId: sampleIds.deliveryFree, quantity: 1 } as const;
		sandbox.store.payableItems.set(5000, { id: 5000, paymentId: last.id, ...delivery });
		before = new Set(sandbox.store.payments.keys());

		await create([deal]);

		expect(contentOf(made()[0]?.id ?? 0).map(([kind]) => kind)).toEqual(['product', 'product']);
	});

	it('adds more than fit into one request', async () => {
		for (let id = 20_000; id < 20_060; id += 1) {
			sandbox.store.productRows.set(id, {
				...{ id, ownerType: 'D', ownerId: dealWithoutPayments, productId: id },
				...{ productName: `Row ${id}`, price: 1, quantity: 2 },
			});
		}

		const { json } = await create([dealWithoutPayments]);

		expect(json('Bitrix24')).toMatchObject([{ sum: 30_120 }]);
		expect(made()).toHaveLength(1);
		for (const { parameters } of requests().filter(({ method }) => method === 'batch')) {
			expect(Object.keys(parameters.cmd as object).length).toBeLessThanOrEqual(25);
		}
	});

	it.each([1.5, '1.5000', 0.5])(
		'refuses a fraction (%j) before anything is created',
		async (left) => {
			const row = sandbox.store.productRows.get(17660);
			Object.assign(row ?? {}, { quantity: left });

			const { json } = await create([dealWithoutPayments]);

			expect(json('Bitrix24')).toMatchObject([
				{
					error: `${Number(left)} of "Семинар" (product row 17660) is left, but a payment takes whole quantities only`,
					details: {
						code: 'FRACTIONAL_QUANTITY',
						description: expect.stringMatching(/^No payment was created\./),
					},
				},
			]);
			expect(sent(ADD)).toEqual([]);
		},
	);

	it.each(['2', '2.0000'])('takes a whole quantity as text: %s', async (quantity) => {
		Object.assign(sandbox.store.productRows.get(17660) ?? {}, { quantity });

		expect((await create([dealWithoutPayments])).json('Bitrix24')).toMatchObject([{ sum: 30_000 }]);
	});

	it.each(['none', '', 'all', 1, null])('Fill %j', async (fill) => {
		const { json } = await create([{ id: deal, fill }], { fill: '={{ $json.fill }}' });

		if (fill === 'none') {
			expect(json('Bitrix24')).toEqual([{ id: made()[0]?.id }]);
			expect(sent(PRODUCT)).toEqual([]);
		} else {
			expect(json('Bitrix24')).toMatchObject([
				{ error: expect.stringMatching(/^Fill must be unpaid/) },
			]);
			expect(sandbox.journal.entries).toEqual([]);
		}
	});

	describe('that fails half way', () => {
		const refused = (method: string, skip = 0) =>
			sandbox.faults.order({
				...{ kind: 'error', code: '0', text: portalText(sandbox, 'notEnoughProduct'), method },
				...{ skip, in: 'command' },
			});

		it.each<[string, string, number]>([
			['the first product', PRODUCT, 0],
			['a later product', PRODUCT, 1],
			['the delivery', DELIVERY, 0],
		])('takes the new payment back and says so: %s', async (_name, method, skip) => {
			refused(method, skip);

			const { json } = await create([deal]);

			expect(made()).toEqual([]);
			expect(json('Bitrix24')).toMatchObject([
				{
					error: expect.stringMatching(
						/; the new payment \d+ was deleted again, so nothing was created$/,
					),
					details: { code: '0', method },
				},
			]);
			expect(sent(DELETE)).toHaveLength(1);
		});

		it('says so too when it could not be taken back, and creates no second one', async () => {
			refused(PRODUCT, 1);
			const denied = { kind: 'error', code: 'ACCESS_DENIED', text: 'Access denied' } as const;
			sandbox.faults.order({ ...denied, method: DELETE, times: Infinity });

			const { thrown } = await create([deal], {}, retryOnFail(2));

			const [left] = made();
			expect(made()).toHaveLength(1);
			expect(thrown).toHaveLength(2);
			for (const { message, description } of thrown as Array<Error & { description: string }>) {
				expect(message).toMatch(
					`the new payment ${left?.id} exists, is only partly filled, and could not be deleted: Access denied`,
				);
				expect(description).toMatch(`Delete payment ${left?.id} (Payment > Delete)`);
			}
			expect(sent(ADD)).toHaveLength(1);
		});

		it('does not say that it was taken back when the portal does not say that it is gone', async () => {
			refused(PRODUCT);
			const lost = { kind: 'reset', process: 'never', times: Infinity } as const;
			sandbox.faults.order({ ...lost, method: DELETE });
			const text = 'Call to a member function getId() on null';
			const method = 'crm.item.payment.get';
			sandbox.faults.order({ kind: 'error', code: '0', text, method, times: Infinity });

			const { json } = await create([deal]);

			const [left] = made();
			expect(json('Bitrix24')).toMatchObject([
				{
					error: expect.stringMatching(`the new payment ${left?.id} exists, is only partly filled`),
				},
			]);
		});

		it('is done anew by Retry On Fail once it was taken back', async () => {
			refused(PRODUCT);

			const { json } = await create([deal], {}, retryOnFail(2));

			expect(json('Bitrix24')).toMatchObject([{ sum: 96_899 }]);
			expect(made()).toHaveLength(1);
		});

		it('takes it back in a later request, too, whose answer never came', async () => {
			for (let id = 20_000; id < 20_060; id += 1) {
				sandbox.store.productRows.set(id, {
					...{ id, ownerType: 'D', ownerId: dealWithoutPayments, productId: id },
					...{ productName: `Row ${id}`, price: 1, quantity: 2 },
				});
			}
			sandbox.faults.order({ kind: 'reset', process: 'before', method: 'batch', skip: 2 });

			const { json } = await create([dealWithoutPayments]);

			expect(made()).toEqual([]);
			expect(json('Bitrix24')).toMatchObject([
				{ error: expect.stringMatching(/was deleted again/) },
			]);
		});
	});

	describe('whose answer never came', () => {
		it.each<['before' | 'never', number]>([
			['before', 1],
			['never', 0],
		])('is never repeated, and says what to look at (carried out: %s)', async (process, count) => {
			sandbox.faults.order({ kind: 'reset', process, method: 'batch', skip: 1 });

			const { json } = await create([deal], {}, { ...retryOnFail(3), ...CONTINUE });

			expect(made()).toHaveLength(count);
			expect(json('Bitrix24')).toMatchObject([
				{
					error: expect.stringMatching(/it is unknown whether it was added$/),
					details: {
						description: expect.stringContaining(
							'for a new one, which may be complete or partly filled',
						),
					},
				},
			]);
			expect(requests().filter(({ method }) => method === 'batch')).toHaveLength(2);
		});

		it('reads again where it was the first request', async () => {
			sandbox.faults.order({ kind: 'reset', process: 'before', method: 'batch' });

			expect((await create([deal])).json('Bitrix24')).toMatchObject([{ sum: 96_899 }]);
		});

		it.each([0, 1, 2, 3])(
			'of the command %i alone leaves no partly filled payment in silence',
			async (skip) => {
				const body = { kind: 'body', status: 200, process: 'before', body: null } as const;
				const methods = [ADD, PRODUCT, PRODUCT, DELIVERY];
				sandbox.faults.order({
					...body,
					method: methods[skip],
					skip: skip === 2 ? 1 : 0,
					in: 'command',
				});

				const { json } = await create([deal]);

				expect(json('Bitrix24')).toMatchObject([{ error: expect.any(String) }]);
				if (skip > 0) expect(made()).toEqual([]);
				else expect(json('Bitrix24')[0]?.error).toMatch(/it is unknown whether it was added/);
			},
		);

		it('of the read at the end is read again; the payment stays', async () => {
			const broken = {
				kind: 'error',
				code: 'INTERNAL_SERVER_ERROR',
				text: 'x',
				status: 500,
			} as const;
			sandbox.faults.order({ ...broken, method: 'crm.item.payment.get', in: 'command' });

			expect((await create([deal])).json('Bitrix24')).toMatchObject([{ sum: 96_899 }]);
			expect(made()).toHaveLength(1);
		});
	});

	it.each<[string, IDataObject]>([
		['the deal is not there', { id: 999 }],
		['the deal may not be seen', { id: sampleIds.dealDenied }],
		['the ID is none', { id: 'x' }],
	])('creates nothing where %s', async (_name, input) => {
		const { json } = await create([input]);

		expect(json('Bitrix24')).toMatchObject([{ error: expect.any(String) }]);
		expect(made()).toEqual([]);
		expect(sent(ADD)).toEqual([]);
	});

	it('creates nothing where the user may not see which deliveries are in payments', async () => {
		sandbox.settings.rights = { owners: 'write', orders: 'none' };

		const { json } = await create([deal]);

		expect(json('Bitrix24')).toMatchObject([
			{ details: { code: 'ACCESS_DENIED', method: 'crm.item.payment.delivery.list' } },
		]);
		expect(made()).toEqual([]);
	});

	it('stops the run: what was created before is named, nothing more is created', async () => {
		const { error } = await create(
			[dealWithoutPayments, 999, deal],
			{ options: { parallelRequests: 1 } },
			{},
		);

		const others = made().length;
		expect(error?.description).toMatch(
			others === 0 ? 'No other item was done' : 'Done before the run stopped: item 0',
		);
		expect(others).toBeLessThanOrEqual(1);
	});

	describe('with Return Link', () => {
		const options = { returnLink: true };

		it.each(['unpaid', 'none'])('returns the link beside it (Fill: %s)', async (fill) => {
			const { json } = await create([deal], { fill, options });

			expect(json('Bitrix24')).toEqual([
				expect.objectContaining({
					id: made()[0]?.id,
					url: expect.stringMatching(/^https?:/),
					shortUrl: expect.stringMatching(/^https?:/),
				}),
			]);
		});

		it('says that the payment is there when there is no link, and creates no second one', async () => {
			sandbox.settings.phoneConfirmed = false;

			const { json } = await create([deal], { options }, { ...retryOnFail(2), ...CONTINUE });

			expect(made()).toHaveLength(1);
			expect(json('Bitrix24')).toMatchObject([
				{
					error: expect.stringMatching(/was done \(id \d+\), but .*phone number/),
					details: {
						code: 'NOT_READ_BACK',
						description: expect.stringMatching(
							/^The payment was created; only its link is missing\..*Don’t run this item again/,
						),
					},
				},
			]);
		});
	});
});
