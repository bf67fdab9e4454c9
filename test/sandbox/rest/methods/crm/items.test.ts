import { type Sandbox, sampleIds, startSandbox } from '../../../index';
import { callWebhook, errorOf, resultOf } from '../../../support/webhookClient';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
beforeEach(() => {
	sandbox.reset();
});
afterAll(async () => await sandbox.stop());

type Rows = Array<{ id: number }>;

test('crm.item.list names the field that its filter or its order can’t have', async () => {
	const refused = async (parameters: object) =>
		await errorOf(sandbox, 'crm.item.list', { entityTypeId: 2, ...parameters });
	expect(await refused({ filter: { '>=foo': 1 } })).toEqual({
		status: 400,
		code: 'INVALID_ARG_VALUE',
		text: "Invalid filter: field '>=FOO' is not allowed in filter",
	});
	expect(await refused({ order: { foo: 'ASC' } })).toMatchObject({
		text: "Invalid order: field 'FOO' is not allowed in order",
	});
});

test('crm.item.list comes in pages of 50, with next and total', async () => {
	for (let count = 0; count < 60; count++) sandbox.store.addDeal({ title: `Bulk ${count}` });
	const filter = { '%title': 'bulk' };
	const first = await callWebhook(sandbox, 'crm.item.list', { entityTypeId: 2, filter });
	expect(first.body).toMatchObject({ next: 50, total: 60 });
	expect((first.body.result as { items: Rows }).items).toHaveLength(50);
	const second = await callWebhook(sandbox, 'crm.item.list', {
		entityTypeId: 2,
		filter,
		start: 50,
	});
	expect((second.body.result as { items: Rows }).items).toHaveLength(10);
	expect(second.body).not.toHaveProperty('next');
});

test('crm.item.list knows deals and invoices, and not those the user may not see', async () => {
	const ids = async (parameters: object) =>
		(await resultOf<{ items: Rows }>(sandbox, 'crm.item.list', parameters)).items.map(
			({ id }) => id,
		);
	expect(await ids({ entityTypeId: 31, filter: { '@id': [71, 73] } })).toEqual([71, 73]);
	expect(await ids({ entityTypeId: 2 })).not.toContain(sampleIds.dealDenied);
	expect(await errorOf(sandbox, 'crm.item.list', { entityTypeId: 5 })).toBeDefined();
});
