import type { INodeParameters } from 'n8n-workflow';
import { sampleIds } from '../../sandbox';
import { CONTINUE, operationRunner } from '../../support/engine/runNode';
import { useSandbox } from '../../support/useSandbox';

describe('Method > Call', () => {
	const sandbox = useSandbox();
	const run = operationRunner(sandbox, 'method.call', {}, CONTINUE);
	const call = async (method: string, parameters?: string, more?: INodeParameters) =>
		await run([{}], { method, ...(parameters !== undefined && { parameters }), ...more });
	const sent = () => sandbox.journal.entries.map(({ method, body }) => [method, body]);
	const answered = (result: unknown) =>
		sandbox.faults.order({ kind: 'body', status: 200, process: 'never', body: { result } });

	it.each([
		['JSON', `{ "id": ${sampleIds.deal}, "entityTypeId": 2 }`],
		['an object of an expression', `={{ { id: ${sampleIds.deal}, entityTypeId: 2 } }}`],
		['JSON of an expression', `={{ JSON.stringify({ id: ${sampleIds.deal}, entityTypeId: 2 }) }}`],
		['JSON with an expression in it', `={ "id": {{ ${sampleIds.deal} }}, "entityTypeId": 2 }`],
	])('sends the parameters: %s', async (_name, parameters) => {
		const { items } = await call('crm.item.get', parameters);

		expect(sent()).toEqual([['crm.item.get', { id: sampleIds.deal, entityTypeId: 2 }]]);
		expect(items('Bitrix24')).toEqual([
			{
				json: { result: { item: expect.objectContaining({ id: sampleIds.deal }) } },
				pairedItem: { item: 0 },
			},
		]);
	});

	it.each([
		['an object', { a: 1 }],
		['a number', 5],
		['a text', 'x'],
		['true', true],
		['false', false],
		['null', null],
		['an object with a list and more', { items: [{ a: 1 }], count: 1 }],
		['an object with two lists', { items: [{ a: 1 }], others: [] }],
		['a list deeper within', { result: { items: [{ a: 1 }] } }],
		['an object without anything', {}],
	])('emits { result } where the result is %s', async (_name, result) => {
		answered(result);

		const { json } = await call('crm.some.method');

		expect(json('Bitrix24')).toEqual([{ result }]);
	});

	it.each([
		['an item for each record of a list', [{ a: 1 }, { a: 2 }], [{ a: 1 }, { a: 2 }]],
		['an item for each value of a list', [1, 'x'], [{ result: 1 }, { result: 'x' }]],
		['no item for an empty list', [], []],
		[
			'an item for each record of the only list',
			{ items: [{ a: 1 }, { a: 2 }] },
			[{ a: 1 }, { a: 2 }],
		],
		['an item for each value of the only list', { ids: [3, 4] }, [{ result: 3 }, { result: 4 }]],
		['no item for the only list if that is empty', { tasks: [] }, []],
	])('emits %s', async (_name, result, items) => {
		answered(result);

		const run = await call('crm.some.method');

		expect(run.items('Bitrix24')).toEqual(items.map((json) => ({ json, pairedItem: { item: 0 } })));
	});

	it.each([
		['nothing', undefined],
		['an empty text', ''],
		['an empty object', '{}'],
	])('takes %s for no parameters', async (_name, parameters) => {
		await call('server.time', parameters);

		expect(sandbox.journal.entries.map(({ method, parameters: read }) => [method, read])).toEqual([
			['server.time', {}],
		]);
	});

	it('keeps nested parameters, lists, true, false and null as they are', async () => {
		const parameters = { fields: { TITLE: 'x', ids: [1, 2], flag: true, no: false, none: null } };

		await call('crm.deal.add', JSON.stringify(parameters));

		expect(sent()).toEqual([['crm.deal.add', parameters]]);
	});

	it('gathers calls in a batch where they fit into one', async () => {
		const parameters = `{ "id": ${sampleIds.unpaid} }`;

		await call('crm.item.payment.get', parameters, { options: { batchSize: 10 } });

		expect(sandbox.journal.entries.map(({ method }) => method)).toEqual([
			'batch',
			'crm.item.payment.get',
		]);
	});

	it.each(['crm.deal.get', 'sonet_group.get', 'server.time', ' crm.deal.get ', 'profile'])(
		'sends the method %j',
		async (method) => {
			await call(method);

			expect(sandbox.journal.entries.map((entry) => entry.method)).toEqual([method.trim()]);
		},
	);

	it('says that the portal has no such method', async () => {
		const { json } = await call('crm.no.such', '{"id": 5}');

		expect(json('Bitrix24')).toEqual([
			{
				error: 'Method not found!',
				details: {
					code: 'ERROR_METHOD_NOT_FOUND',
					description: expect.stringContaining('The portal has no such method. Check its name.'),
					httpCode: '404',
					method: 'crm.no.such',
					id: 5,
				},
			},
		]);
	});

	it('names the scope that a method needs', async () => {
		sandbox.settings.scopes = ['crm'];

		const { json } = await call('sale.payment.list');

		expect(json('Bitrix24')).toMatchObject([
			{ details: { description: expect.stringContaining('lacks the scope sale.') } },
		]);
	});
});
