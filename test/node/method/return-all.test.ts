import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { CONTINUE, type NodeSetup, operationRunner } from '../../support/engine/runNode';
import { useSandbox } from '../../support/useSandbox';

const DEALS = 120;

describe('Method > Call with Return All', () => {
	const sandbox = useSandbox({}, { speedUp: 100 });
	beforeEach(() => {
		for (let i = 0; i < DEALS; i += 1) sandbox.store.addDeal({ title: `Order ${i}` });
	});
	const run = operationRunner(sandbox, 'method.call', {
		...{ method: 'crm.item.list', returnAll: true },
	});
	const call = async (more: IDataObject, parameters: INodeParameters = {}, setup?: NodeSetup) => {
		const sent = { entityTypeId: 2, filter: { '%title': 'Order' }, ...more };
		return await run([{}], { parameters: JSON.stringify(sent), ...parameters }, setup);
	};
	const starts = () => sandbox.journal.calls().map(({ parameters }) => parameters.start);
	const titles = (json: IDataObject[]) => json.map(({ title }) => title);
	const all = Array.from({ length: DEALS }, (_none, i) => `Order ${i}`);

	it('asks page after page and puts them together', async () => {
		const { json } = await call({});

		expect(titles(json('Bitrix24'))).toEqual(all);
		expect(starts()).toEqual([undefined, 50, 100]);
	});

	it('keeps the other parameters on every page', async () => {
		await call({ order: { id: 'DESC' }, select: ['id', 'title'] });

		const bodies = sandbox.journal.entries.map(({ parameters }) => ({ ...parameters, start: 0 }));
		expect(bodies).toEqual(
			Array(3).fill({
				...{ entityTypeId: 2, filter: { '%title': 'Order' }, start: 0 },
				...{ order: { id: 'DESC' }, select: ['id', 'title'] },
			}),
		);
	});

	it('begins where the parameters say', async () => {
		const { json } = await call({ start: 100 });

		expect(titles(json('Bitrix24'))).toEqual(all.slice(100));
		expect(starts()).toEqual([100]);
	});

	it('asks for one page without it', async () => {
		const { json } = await call({}, { returnAll: false });

		expect(titles(json('Bitrix24'))).toHaveLength(50);
		expect(starts()).toEqual([undefined]);
	});

	it('asks for one page where Only Reads is No, though it was on', async () => {
		await call({}, { onlyReads: 'no' });

		expect(starts()).toEqual([undefined]);
	});

	it.each(['crm.item.update', 'batch'])(
		'is refused where the method may change something: %s',
		async (method) => {
			const { json } = await call({}, { method }, CONTINUE);

			expect(json('Bitrix24')).toMatchObject([
				{
					error: `Return All is on, and ${method} may change something: it would be called once for each page`,
					details: {
						code: 'INVALID_INPUT',
						description: expect.stringContaining('set Only Reads to Yes'),
					},
				},
			]);
			expect(sandbox.journal.entries).toEqual([]);
		},
	);

	it('pages in a batch too', async () => {
		const { json } = await call({}, { options: { batchSize: 10 } });

		expect(titles(json('Bitrix24'))).toEqual(all);
	});

	it('repeats a page whose answer never came, and no other', async () => {
		sandbox.faults.order({ kind: 'reset', process: 'before', skip: 1 });

		const { json } = await call({});

		expect(titles(json('Bitrix24'))).toEqual(all);
		expect(starts()).toEqual([undefined, 50, 50, 100]);
	});

	it('emits an item each where the pages are lists', async () => {
		const page = (result: number[], next?: number) =>
			sandbox.faults.order({
				...{ kind: 'body', status: 200, process: 'never' },
				body: { result: result.map((id) => ({ id })), ...(next !== undefined && { next }) },
			});
		page([1, 2], 2);
		page([3]);

		const { items } = await call({});

		expect(items('Bitrix24')).toEqual(
			[1, 2, 3].map((id) => ({ json: { id }, pairedItem: { item: 0 } })),
		);
	});

	it('ends where an answer names the same page again', async () => {
		const body = { result: [{ id: 1 }], next: 50 };
		sandbox.faults.order({ kind: 'body', status: 200, process: 'never', body, times: 5 });

		const { json } = await call({});

		expect(json('Bitrix24')).toEqual([{ id: 1 }, { id: 1 }]);
	});

	it('fails as a whole when a page is refused', async () => {
		sandbox.faults.order({ kind: 'error', code: 'ACCESS_DENIED', text: 'Access denied', skip: 2 });

		const { json } = await call({}, {}, CONTINUE);

		expect(json('Bitrix24')).toMatchObject([
			{ error: 'Access denied', details: { method: 'crm.item.list' } },
		]);
	});
});
