import type { INodeParameters } from 'n8n-workflow';
import { DEAL, INVOICE, sampleIds } from '../../sandbox';
import {
	CONTINUE,
	locator,
	type NodeSetup,
	operationRunner,
	retryOnFail,
	runOAuthNode,
} from '../../support/engine/runNode';
import { textsWith } from '../../support/reachableTexts';
import { useSandbox } from '../../support/useSandbox';

const { deal, denied, invoice, missing, paid, unpaid, unpaidOfInvoice, unpaidToo } = sampleIds;
const ORDERS = 'sale.payment.list';
const BINDINGS = 'crm.orderentity.list';
const ERROR_OUTPUT: NodeSetup = { onError: 'continueErrorOutput' };

const ofDeal = (id: number): INodeParameters => ({ entityTypeId: DEAL, dealId: locator(id) });

describe('Include Owner', () => {
	const sandbox = useSandbox({}, { speedUp: 100 });
	const get = operationRunner(sandbox, 'payment.get');
	const getAll = operationRunner(sandbox, 'payment.getAll');
	const withOwner = (options: INodeParameters = {}): INodeParameters => ({
		options: { includeOwner: true, ...options },
	});
	/** What a payment of the store belongs to. */
	const ownerOf = (id: number) => {
		const { orderId } = sandbox.store.payment(id);
		const { entityId = 0, entityTypeId = 0 } = sandbox.store.orders.get(orderId) ?? {};
		return { entityTypeId, entityId, orderId };
	};
	const requests = () => sandbox.journal.entries.filter(({ batch }) => !batch);
	const accessDenied = { code: '200040300010', text: 'Access Denied' };

	describe('in Payment > Get', () => {
		it('gives out the deal or invoice of each payment beside its fields, and its order', async () => {
			const { items } = await get([paid, unpaidOfInvoice], withOwner());

			expect(items('Bitrix24').map(({ pairedItem }) => pairedItem)).toEqual([
				{ item: 0 },
				{ item: 1 },
			]);
			expect(items('Bitrix24').map(({ json }) => json)).toMatchObject([
				{ id: paid, paid: 'Y', owner: { entityTypeId: DEAL, entityId: deal } },
				{ id: unpaidOfInvoice, paid: 'N', owner: { entityTypeId: INVOICE, entityId: invoice } },
			]);
			expect(items('Bitrix24')[0]?.json.owner).toEqual(ownerOf(paid));
		});

		it('asks for nothing and gives out nothing without the option', async () => {
			const { json } = await get([paid], { options: { includeOwner: false } });

			expect(json('Bitrix24')[0]).not.toHaveProperty('owner');
			expect(requests()).toHaveLength(1);
		});

		it('says that the order of a payment belongs to nothing', async () => {
			const { orderId } = sandbox.store.payment(unpaid);
			Object.assign(sandbox.store.orders.get(orderId) ?? {}, { entityId: 0, entityTypeId: 0 });

			const { json } = await get([unpaid, unpaidToo], withOwner());

			expect(json('Bitrix24')).toMatchObject([
				{ id: unpaid, owner: { entityTypeId: null, entityId: null, orderId } },
				{ id: unpaidToo, owner: ownerOf(unpaidToo) },
			]);
		});

		it.each([
			['in batches of 50', { batchSize: 50 }, 12],
			['in batches of 7', { batchSize: 7 }, 12],
			['one by one', { batchSize: 1 }, 62],
			['in automatic batches', {}, 62],
		])(
			'reads the owners of 60 payments in two requests: payments %s',
			async (_n, options, most) => {
				const ids = sandbox.store.addPayments(60);

				const { json } = await get(ids, withOwner(options));

				expect(json('Bitrix24').map(({ owner }) => owner)).toEqual(ids.map(ownerOf));
				expect(requests().length).toBeLessThanOrEqual(most);
			},
		);

		it('belongs to the payment that its deal, its invoice or its number leads to', async () => {
			const of = (mode: string, value: string | number) => ({ paymentId: locator(value, mode) });

			const byInvoice = await get([{}], { ...of('invoice', invoice), ...withOwner() });
			const byNumber = await get([{}], { ...of('number', '3653/2'), ...withOwner() });

			expect(byInvoice.json('Bitrix24')).toMatchObject([{ owner: ownerOf(unpaidOfInvoice) }]);
			expect(byNumber.json('Bitrix24')).toMatchObject([{ id: unpaid, owner: ownerOf(unpaid) }]);
		});

		it('lets a payment fail that is not there, and gives out the owners of the others', async () => {
			const { json } = await get([unpaid, missing, denied, unpaidToo], withOwner(), CONTINUE);

			expect(json('Bitrix24')).toMatchObject([
				{ id: unpaid, owner: ownerOf(unpaid) },
				{ details: { id: missing, method: 'crm.item.payment.get' } },
				{ details: { id: denied, code: 'ACCESS_DENIED' } },
				{ id: unpaidToo, owner: ownerOf(unpaidToo) },
			]);
		});

		it('parts on the error output what failed from what did not, each paired', async () => {
			const { items } = await get([missing, unpaid], withOwner(), ERROR_OUTPUT);

			expect(items('Done').map(({ json }) => json)).toMatchObject([
				{ id: unpaid, owner: ownerOf(unpaid) },
			]);
			expect(items('Failed')).toHaveLength(1);
		});

		it('stops in Stop mode without asking for owners where a payment is not there', async () => {
			const { error } = await get([unpaid, missing], withOwner({ batchSize: 50 }));

			expect(error?.message).toBeDefined();
			expect(requests().map(({ method }) => method)).toEqual(['batch']);
		});

		it.each([ORDERS, BINDINGS])(
			'fails with what happened and how to do without where %s is denied',
			async (method) => {
				sandbox.faults.order({ kind: 'error', ...accessDenied, method, times: Infinity });

				const { json } = await get([unpaid, paid], withOwner(), CONTINUE);

				expect(json('Bitrix24')).toEqual(
					[unpaid, paid].map((id) => ({
						error: `Payment ${id} was read, but not what it belongs to: Access Denied`,
						details: {
							code: '200040300010',
							description:
								'Only a user with permissions for the online store’s orders can see what payments belong to: create the webhook as such a user. To get payments without their deal or invoice, remove Include Owner from the options.',
							httpCode: '400',
							method,
							id,
						},
					})),
				);
				expect(sandbox.store.payment(paid).paid).toBe('Y');
			},
		);

		it('names the scope that is missing', async () => {
			sandbox.settings.scopes = ['crm'];

			const { error } = await get([unpaid], withOwner());

			expect(error?.message).toMatch(/^Payment 1037 was read, but not what it belongs to: /);
			expect(error?.description).toMatch(/^The webhook lacks the scope sale\. .* Include Owner/);
			expect(error?.context).toMatchObject({ code: 'insufficient_scope', method: ORDERS });
		});

		it('names it in the words of an application', async () => {
			sandbox.settings.application.scopes = ['crm'];
			const parameters = { resource: 'payment', operation: 'get', ...withOwner() };

			const { error } = await runOAuthNode(sandbox, [{ id: unpaid }], { parameters });

			expect(error?.description).toMatch(/^The application lacks the scope sale\. .* connect/);
		});

		it.each([
			['orders of other payments', ORDERS, { payments: [{ id: 1, orderId: 5 }] }],
			['payments that were not asked for beside it', ORDERS, undefined],
			[
				'deals of other orders',
				BINDINGS,
				{ orderEntity: [{ orderId: 1, ownerId: 2, ownerTypeId: 2 }] },
			],
		])('takes no answer of a portal that drops the filter: %s', async (_name, method, result) => {
			const { orderId } = sandbox.store.payment(unpaid);
			const both = {
				payments: [
					{ id: unpaid, orderId },
					{ id: paid, orderId: 1 },
				],
			};
			sandbox.faults.order({
				...{ kind: 'body', status: 200, body: { result: result ?? both }, process: 'never' },
				...{ method, times: Infinity },
			});

			const { json } = await get([unpaid], withOwner(), CONTINUE);

			expect(json('Bitrix24')).toMatchObject([
				{ details: { code: 'UNEXPECTED_RESULT', id: unpaid, method } },
			]);
			expect(json('Bitrix24')[0]?.error).toContain('which was not requested');
		});

		it('takes no list that says it has more than it shows', async () => {
			const { orderId } = sandbox.store.payment(unpaid);
			const body = { result: { payments: [{ id: unpaid, orderId }] }, total: 2 };
			sandbox.faults.order({
				...{ kind: 'body', status: 200, body, process: 'never', method: ORDERS },
			});

			const { json } = await get([unpaid], withOwner(), CONTINUE);

			expect(json('Bitrix24')[0]?.error).toContain(
				'did not return the whole list of sale.payment.list',
			);
		});

		it('says of a payment that is deleted meanwhile that it is not listed', async () => {
			const empty = { result: { payments: [] }, total: 0 };
			sandbox.faults.order({
				...{ kind: 'body', status: 200, body: empty, process: 'never', method: ORDERS },
			});

			const { json } = await get([unpaid], withOwner(), CONTINUE);

			expect(json('Bitrix24')).toMatchObject([
				{
					error: expect.stringContaining('Bitrix24 does not list payment 1037'),
					details: { code: 'UNEXPECTED_RESULT', id: unpaid },
				},
			]);
		});

		it.each([
			['a connection that is closed', { kind: 'reset', process: 'never' } as const],
			[
				'a full bucket',
				{
					kind: 'error',
					code: 'QUERY_LIMIT_EXCEEDED',
					text: 'Too many requests',
					status: 503,
				} as const,
			],
			['a page in place of an answer', { kind: 'html', status: 502, process: 'never' } as const],
		])('asks again after %s', async (_name, fault) => {
			for (const method of [ORDERS, BINDINGS]) sandbox.faults.order({ ...fault, method, times: 2 });

			const { json } = await get([unpaid], withOwner());

			expect(json('Bitrix24')).toMatchObject([{ id: unpaid, owner: ownerOf(unpaid) }]);
		});

		it('is read anew in the next try of Retry On Fail', async () => {
			sandbox.faults.order({ kind: 'error', ...accessDenied, method: ORDERS });

			const { json } = await get([unpaid], withOwner(), retryOnFail(2));

			expect(json('Bitrix24')).toMatchObject([{ id: unpaid, owner: ownerOf(unpaid) }]);
		});

		it('goes out with numbers where the portal answers with texts', async () => {
			const { orderId } = sandbox.store.payment(unpaid);
			const rows = { payments: [{ id: String(unpaid), orderId: String(orderId) }] };
			sandbox.faults.order({
				...{ kind: 'body', status: 200, body: { result: rows }, process: 'never', method: ORDERS },
			});

			const { json } = await get([unpaid], withOwner());

			expect(json('Bitrix24')[0]?.owner).toEqual(ownerOf(unpaid));
		});

		it('lets no secret out, whatever the portal answers', async () => {
			const { secret } = sandbox.settings;
			const text = `See ${sandbox.webhookUrl}`;
			sandbox.faults.order({ kind: 'error', code: 'X', status: 400, text, method: ORDERS });

			const { items } = await get([unpaid], withOwner(), CONTINUE);

			expect(items('Bitrix24')[0]?.json.error).toContain('not what it belongs to');
			expect(textsWith([secret], items('Bitrix24'))).toEqual([]);
		});
	});

	describe('in Payment > Get Many', () => {
		it('gives out the owner of each payment of a deal, and of an invoice', async () => {
			const { json, items } = await getAll([{}], { ...ofDeal(deal), ...withOwner() });

			expect(json('Bitrix24').map(({ id, owner }) => [id, owner])).toEqual(
				[paid, unpaid].map((id) => [id, ownerOf(id)]),
			);
			expect(items('Bitrix24').map(({ pairedItem }) => pairedItem)).toEqual([
				{ item: 0 },
				{ item: 0 },
			]);
			const of = { entityTypeId: INVOICE, invoiceId: locator(invoice) };
			const ofInvoice = await getAll([{}], { ...of, ...withOwner() });
			expect(ofInvoice.json('Bitrix24')).toMatchObject([{ owner: ownerOf(unpaidOfInvoice) }]);
		});

		it('reads 60 payments of the whole portal and their owners in at most 12 requests', async () => {
			const ids = sandbox.store.addPayments(60);
			const parameters = { entityTypeId: 0, returnAll: true, ...withOwner() };

			const { json } = await getAll([{}], parameters);

			const all = json('Bitrix24');
			expect(all.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
			for (const { id, orderId, owner } of all) {
				expect(owner).toEqual(ownerOf(Number(id)));
				expect(orderId).toBe(ownerOf(Number(id)).orderId);
			}
			expect(requests().length).toBeLessThanOrEqual(12);
		});

		it('reads the owners of the payments of 60 deals together', async () => {
			const deals = Array.from({ length: 60 }, () => sandbox.store.addDeal().id);
			const ids = deals.map((entityId) => sandbox.store.addPayment({ entityId }).id);
			const parameters = { ...ofDeal(0), dealId: locator('={{ $json.id }}') };

			const { json } = await getAll(deals, { ...parameters, ...withOwner({ batchSize: 50 }) });

			expect(json('Bitrix24').map(({ owner }) => owner)).toEqual(ids.map(ownerOf));
			expect(requests().length).toBeLessThanOrEqual(12);
		});

		it('asks for the owners of those alone that come out', async () => {
			sandbox.store.addPayments(60);
			const parameters = { entityTypeId: 0, limit: 3, ...withOwner() };

			const { json } = await getAll([{}], parameters);

			expect(json('Bitrix24')).toHaveLength(3);
			const asked = sandbox.journal.calls().filter(({ method }) => method === BINDINGS);
			const { filter } = asked[0]?.parameters as { filter: Record<string, unknown[]> };
			expect(new Set(filter['@orderId']).size).toBeLessThanOrEqual(3);
		});

		it('lets the item fail, not one record of it, where the owners can’t be read', async () => {
			sandbox.faults.order({ kind: 'error', ...accessDenied, method: BINDINGS });

			const { json } = await getAll([{}], { ...ofDeal(deal), ...withOwner() }, CONTINUE);

			expect(json('Bitrix24')).toHaveLength(1);
			expect(json('Bitrix24')[0]?.error).toContain('was read, but not what it belongs to');
		});

		it('emits nothing for a deal without payments, and asks for no owner', async () => {
			const parameters = { ...ofDeal(sampleIds.dealWithoutPayments), ...withOwner() };

			const { json } = await getAll([{}], parameters);

			expect(json('Bitrix24')).toEqual([]);
			expect(requests()).toHaveLength(1);
		});
	});
});
