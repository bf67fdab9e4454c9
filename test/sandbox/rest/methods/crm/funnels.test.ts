import { type Sandbox, startSandbox } from '../../../index';
import { callWebhook, errorOf } from '../../../support/webhookClient';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
beforeEach(() => sandbox.reset());
afterAll(async () => await sandbox.stop());

const stages = async (parameters: object) => {
	const { body } = await callWebhook(sandbox, 'crm.status.list', parameters);
	return { rows: body.result as Array<Record<string, unknown>>, total: body.total };
};

test.each([
	['DEAL_STAGE', ['NEW', 'PREPARATION', 'EXECUTING', 'WON', 'LOSE']],
	['DEAL_STAGE_1', ['C1:NEW', 'C1:PREPARATION', 'C1:EXECUTING', 'C1:WON', 'C1:LOSE']],
	['SMART_INVOICE_STAGE_3', ['DT31_3:N', 'DT31_3:S', 'DT31_3:P', 'DT31_3:D']],
	['DEAL_STAGE_9', []],
])('the dictionary %s has the stages %j', async (ENTITY_ID, statuses) => {
	const { rows, total } = await stages({ filter: { ENTITY_ID }, order: { SORT: 'ASC' } });
	expect(rows.map((row) => row.STATUS_ID)).toEqual(statuses);
	expect(total).toBe(statuses.length);
});

test('a stage comes in upper case, its numbers as text', async () => {
	const { rows } = await stages({ filter: { ENTITY_ID: 'DEAL_STAGE', SEMANTICS: 'S' } });
	expect(rows).toEqual([
		{
			...{ ID: '127', ENTITY_ID: 'DEAL_STAGE', STATUS_ID: 'WON', NAME: 'Сделка успешна' },
			...{ NAME_INIT: '', SORT: '40', SYSTEM: 'Y', CATEGORY_ID: null, COLOR: '#7BD500' },
			...{ SEMANTICS: 'S', EXTRA: { SEMANTICS: 'success', COLOR: '#7BD500' } },
		},
	]);
});

test('without a filter, or with one it doesn’t know, all stages come', async () => {
	expect((await stages({})).total).toBe(14);
	expect((await stages({ filter: { foo: 1 } })).total).toBe(14);
});

test('crm.category.list tells the funnels of deals and of invoices', async () => {
	const list = async (entityTypeId: number) =>
		(await callWebhook(sandbox, 'crm.category.list', { entityTypeId })).body;
	expect(await list(2)).toMatchObject({
		result: {
			categories: [
				{ id: 1, name: 'Wholesale', entityTypeId: 2, isDefault: 'N', originId: '' },
				{ id: 0, name: 'Общая', entityTypeId: 2, isDefault: 'Y' },
			],
		},
		total: 2,
	});
	expect(await list(31)).toMatchObject({
		result: { categories: [{ id: 3, entityTypeId: 31, isDefault: 'Y' }] },
	});
	expect(await errorOf(sandbox, 'crm.category.list', { entityTypeId: 999 })).toMatchObject({
		code: 'NOT_FOUND',
	});
});
