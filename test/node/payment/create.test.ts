import type { INodeParameters } from 'n8n-workflow';
import { sampleIds } from '../../sandbox';
import { CONTINUE, locator, operationRunner } from '../../support/engine/runNode';
import { portalText } from '../../support/portalText';
import { useSandbox } from '../../support/useSandbox';

describe('Payment > Create with Fill: Nothing', () => {
	const sandbox = useSandbox();
	const create = operationRunner(sandbox, 'payment.create', { fill: 'none' });
	const refusalOf = async (parameters: INodeParameters) => {
		const { json } = await create([{}], parameters, CONTINUE);
		return json('Bitrix24')[0];
	};

	it.each([
		['deal', 'dealId', 2, sampleIds.dealWithoutPayments],
		['invoice', 'invoiceId', 31, sampleIds.invoice],
	])('creates a payment of a %s and emits its id', async (_name, field, entityTypeId, entityId) => {
		const before = new Set(sandbox.store.payments.keys());

		const run = await create([{}], { entityTypeId, [field]: locator(entityId) });

		const made = [...sandbox.store.payments.values()].filter(({ id }) => !before.has(id));
		expect(made).toHaveLength(1);
		expect(run.items('Bitrix24')).toEqual([{ json: { id: made[0]?.id }, pairedItem: { item: 0 } }]);
		const order = sandbox.store.orders.get(made[0]?.orderId ?? 0);
		expect(order).toMatchObject({ entityTypeId, entityId });
	});

	it('sends nothing but the owner when no payment system is chosen', async () => {
		await create([{}], { entityTypeId: 2, dealId: locator(String(sampleIds.deal)) });

		expect(sandbox.journal.entries.map(({ method, body }) => [method, body])).toEqual([
			['crm.item.payment.add', { entityTypeId: 2, entityId: sampleIds.deal }],
		]);
	});

	it('gives the payment the payment system that was chosen', async () => {
		const { json } = await create([{}], {
			dealId: locator(sampleIds.deal),
			fields: { paySystemId: locator(String(sampleIds.card)) },
		});

		const [{ id } = {}] = json('Bitrix24');
		expect(sandbox.store.payment(Number(id))).toMatchObject({
			paySystemId: sampleIds.card,
			paySystemName: 'Card',
			paid: 'N',
		});
	});

	it('leaves out a payment system that was added but not chosen', async () => {
		await create([{}], {
			dealId: locator(sampleIds.deal),
			fields: { paySystemId: locator('', 'list') },
		});

		expect(sandbox.journal.entries[0]?.body).toEqual({
			entityTypeId: 2,
			entityId: sampleIds.deal,
		});
	});

	it('says that an owner does not exist, in the words of Bitrix24', async () => {
		expect(await refusalOf({ dealId: locator(999) })).toEqual({
			error: portalText(sandbox, 'entityNotFound', { ID: 999 }),
			details: {
				code: '0',
				description: expect.stringMatching(
					/[Tt]he deal or invoice does not exist.*\. Check Deal, and whether this is the ID/,
				),
				httpCode: '403',
				method: 'crm.item.payment.add',
			},
		});
	});

	it('says that the plan allows no more payments', async () => {
		sandbox.settings.paymentsLimitReached = true;

		expect(await refusalOf({ dealId: locator(sampleIds.deal) })).toMatchObject({
			error: portalText(sandbox, 'paymentsLimit'),
			details: { description: expect.stringContaining('plan allows no more payments') },
		});
	});

	it.each([
		['Entity ID #999 does not exist.', 'The deal or invoice does not exist in the portal'],
		['You cannot create more payments on your current plan.', 'The portal’s plan allows no more'],
		['Вы достигли лимита создания оплат для вашего тарифного плана', 'The portal’s plan allows no'],
		['Cannot create payment for this entity.', 'Only deals and invoices have payments.'],
	])('knows what the portal means by: %s', async (text, advice) => {
		sandbox.faults.order({ kind: 'error', code: '0', text, method: 'crm.item.payment.add' });

		expect(await refusalOf({ dealId: locator(sampleIds.deal) })).toMatchObject({
			error: text,
			details: { description: expect.stringContaining(advice) },
		});
	});

	it('says that the deal may not be changed', async () => {
		expect(await refusalOf({ dealId: locator(sampleIds.dealDenied) })).toMatchObject({
			error: 'Access denied',
			details: {
				code: 'ACCESS_DENIED',
				httpCode: '403',
				description: expect.stringContaining('CRM > Settings > Access permissions'),
			},
		});
	});

	it('says that there is no such payment system, and names the field', async () => {
		const refused = { dealId: locator(sampleIds.deal), fields: { paySystemId: locator(12345) } };

		expect(await refusalOf(refused)).toMatchObject({
			error: 'Payment system has not been found',
			details: { description: expect.stringContaining('Check Payment System') },
		});
	});

	it.each([1, 3, 7])('refuses an owner of another type (%i) before it is sent', async (type) => {
		const refused = { entityTypeId: `={{ ${type} }}`, dealId: locator(sampleIds.deal) };

		expect(await refusalOf(refused)).toMatchObject({
			error: `Belongs To must be 2 (Deal) or 31 (Invoice), not ${type}`,
		});
		expect(sandbox.journal.entries).toEqual([]);
	});

	it('creates one payment an item, each paired with its own', async () => {
		const deals = [sampleIds.deal, sampleIds.dealWithTwoUnpaid, sampleIds.dealWithoutPayments];

		const { items } = await create(deals, { dealId: locator('={{ $json.id }}') });

		const owners = items('Bitrix24').map(({ json, pairedItem }) => {
			const { orderId } = sandbox.store.payment(Number(json.id));
			return [sandbox.store.orders.get(orderId)?.entityId, pairedItem];
		});
		expect(owners).toEqual(deals.map((deal, item) => [deal, { item }]));
	});
});
