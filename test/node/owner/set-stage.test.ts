import type { INodeParameters } from 'n8n-workflow';
import { sampleIds } from '../../sandbox';
import { isoDate } from '../../sandbox/clock';
import {
	CONTINUE,
	locator,
	type NodeSetup,
	operationRunner,
	retryOnFail,
} from '../../support/engine/runNode';
import { useSandbox } from '../../support/useSandbox';

const UPDATE = 'crm.item.update';
const ways: Array<[string, { batchSize: number }]> = [
	['single', { batchSize: 1 }],
	['in a batch', { batchSize: 10 }],
];
const { deal, dealWithTwoUnpaid, dealDenied, invoice } = sampleIds;

describe('Deal or Invoice > Set Stage', () => {
	const sandbox = useSandbox({ clockScale: 100 }, { speedUp: 100 });
	const run = operationRunner(sandbox, 'owner.setStage', {
		...{ entityTypeId: 2, dealId: locator('={{ $json.id }}') },
		stageId: locator('WON'),
	});
	const sent = () => sandbox.journal.entries.filter(({ method }) => method === UPDATE);
	const stageOf = (id: number) => sandbox.store.deals.get(id)?.stageId;

	it('moves a deal, and emits { id, stageId, result }', async () => {
		const { items } = await run([deal]);

		expect(items('Bitrix24')).toEqual([
			{ json: { id: deal, stageId: 'WON', result: true }, pairedItem: { item: 0 } },
		]);
		expect(sent().map(({ body }) => body)).toEqual([
			{ entityTypeId: 2, id: deal, fields: { stageId: 'WON' } },
		]);
		expect(stageOf(deal)).toBe('WON');
	});

	it('moves an invoice', async () => {
		const { json } = await run([invoice], {
			...{ entityTypeId: 31, invoiceId: locator('={{ $json.id }}') },
			stageId: locator(' DT31_3:P ', 'list'),
		});

		expect(json('Bitrix24')).toEqual([{ id: invoice, stageId: 'DT31_3:P', result: true }]);
		expect(sandbox.store.invoices.get(invoice)?.stageId).toBe('DT31_3:P');
	});

	it.each([
		['of another pipeline', 'C1:WON'],
		['of another kind', 'DT31_3:P'],
		['that there is not', 'nonsense'],
		['in small letters', 'won'],
	])('fails where the portal passes over a stage %s in silence', async (_name, stage) => {
		const { json } = await run([deal], { stageId: locator(stage) }, CONTINUE);

		expect(json('Bitrix24')).toMatchObject([
			{
				error: `Bitrix24 reported that deal ${deal} is in the stage "NEW", not in "${stage}"`,
				details: {
					...{ code: 'STAGE_NOT_SET', method: UPDATE, id: deal },
					description: expect.stringContaining('choose from the Stage list'),
				},
			},
		]);
		expect(stageOf(deal)).toBe('NEW');
	});

	it.each<[string, unknown]>([
		['nothing', undefined],
		['null', null],
		['an empty text', ' '],
	])('refuses %s for a stage before anything is sent', async (_name, bad) => {
		const { json } = await run(
			[{ id: deal, bad }],
			{ stageId: locator('={{ $json.bad }}') },
			CONTINUE,
		);

		expect(json('Bitrix24')).toMatchObject([{ error: expect.stringMatching(/^Stage is empty/) }]);
		expect(sandbox.journal.entries).toEqual([]);
	});

	it.each<[INodeParameters, RegExp]>([
		[{ dealId: locator('={{ "x" }}') }, /^Deal must be a deal ID/],
		[{ dealId: locator('={{ undefined }}') }, /^Deal is empty/],
		[{ entityTypeId: '={{ 31 }}', invoiceId: locator('1.5') }, /^Invoice must be an invoice ID/],
		[{ entityTypeId: '={{ 1 }}' }, /^Belongs To must be/],
		[{ stageId: locator('={{ ["WON"] }}') }, /^Stage must be text/],
	])('refuses other input before anything is sent: %j', async (parameters, words) => {
		const { json } = await run([deal], parameters, CONTINUE);

		expect(json('Bitrix24')).toMatchObject([{ error: expect.stringMatching(words) }]);
		expect(sandbox.journal.entries).toEqual([]);
	});

	it.each<[number, NodeSetup['onError']]>(
		[0, 1, 50].flatMap((size) => [
			[size, 'continueRegularOutput'],
			[size, 'continueErrorOutput'],
		]),
	)('pairs each item (Batch Size %i, %s)', async (batchSize, onError) => {
		const ids = [deal, dealDenied, 999, dealWithTwoUnpaid];

		const { items } = await run(ids, { options: { batchSize } }, { onError });

		const out = [...items('Bitrix24'), ...items('Bitrix24', 1)];
		expect(
			out
				.map(({ json, pairedItem }) => [(pairedItem as { item: number }).item, 'error' in json])
				.sort(),
		).toEqual([
			[0, false],
			[1, true],
			[2, true],
			[3, false],
		]);
		expect(ids.map((id) => stageOf(id))).toEqual(['WON', 'NEW', undefined, 'WON']);
	});

	it('stops at the first failure, and says which items were done', async () => {
		const { error } = await run([deal, 999, dealWithTwoUnpaid], {
			options: { parallelRequests: 1 },
		});

		expect(error?.description).toMatch(`Done before the run stopped: item 0 (id ${deal}).`);
		expect(stageOf(dealWithTwoUnpaid)).toBe('NEW');
	});

	it.each(['before', 'never'] as const)(
		'whose answer never came is looked at, and sent again only if it is not there (%s)',
		async (process) => {
			sandbox.faults.order({ kind: 'reset', process, method: UPDATE });

			const { json } = await run([deal]);

			expect(json('Bitrix24')).toEqual([{ id: deal, stageId: 'WON', result: true }]);
			expect(sent()).toHaveLength(process === 'before' ? 1 : 2);
		},
	);

	it.each(ways)(
		'whose answer never came is not sent again once automation has moved the deal on (%s)',
		async (_way, options) => {
			const owner = sandbox.store.deals.get(deal) as { stageId: string };
			let stage = owner.stageId;
			Object.defineProperty(owner, 'stageId', {
				...{ get: () => stage, enumerable: true },
				set: (wanted: string) => (stage = wanted === 'WON' ? 'EXECUTING' : wanted),
			});
			const method = options.batchSize === 1 ? UPDATE : 'batch';
			sandbox.faults.order({ kind: 'reset', process: 'before', method });

			const { json } = await run([deal], { options }, CONTINUE);

			expect(json('Bitrix24')).toMatchObject([
				{ error: expect.stringMatching(/it is unknown whether it was done$/) },
			]);
			expect([sent().length, stage]).toEqual([1, 'EXECUTING']);
		},
	);

	it('whose answer never came is sent again where the deal was moved long before', async () => {
		const owner = sandbox.store.deals.get(deal);
		if (owner) owner.movedTime = isoDate(sandbox.clock.now() - 60_000);
		sandbox.faults.order({ kind: 'reset', process: 'never', method: UPDATE });

		const { json } = await run([deal]);

		expect(json('Bitrix24')).toEqual([{ id: deal, stageId: 'WON', result: true }]);
		expect(sent()).toHaveLength(2);
	});

	it('says that it was not done when no answer ever comes, as the portal holds it', async () => {
		sandbox.faults.order({ kind: 'reset', process: 'never', method: UPDATE, times: Infinity });

		const { json } = await run([deal], {}, CONTINUE);

		expect(json('Bitrix24')).toMatchObject([
			{ error: expect.stringMatching(/a check of the record shows that it was not done$/) },
		]);
		expect(stageOf(deal)).toBe('NEW');
	});

	it('is not sent again by Retry On Fail for an item that was done', async () => {
		sandbox.faults.order({
			...{ kind: 'error', code: '100', text: 'Invalid value', method: UPDATE },
			parameters: ({ id }) => id === dealWithTwoUnpaid,
		});

		await run([deal, dealWithTwoUnpaid], {}, retryOnFail(3));

		expect(sent().map(({ parameters: { id } }) => id)).toEqual([
			...[deal, dealWithTwoUnpaid],
			dealWithTwoUnpaid,
		]);
	});
});

describe('Deal or Invoice > Get', () => {
	const sandbox = useSandbox();
	const run = operationRunner(sandbox, 'owner.get', {
		...{ entityTypeId: '={{ $json.type }}', dealId: locator('={{ $json.deal }}') },
		invoiceId: locator('={{ $json.invoice }}'),
	});

	it.each([0, 1, 50])(
		'emits the fields of deals and invoices (Batch Size %i)',
		async (batchSize) => {
			const input = [
				{ type: 2, deal },
				{ type: 31, invoice },
				{ type: 2, deal: 999 },
			];

			const { items } = await run(input, { options: { batchSize } }, CONTINUE);

			expect(items('Bitrix24')).toMatchObject([
				{
					json: { id: deal, title: 'Поставка телефонов', stageId: 'NEW' },
					pairedItem: { item: 0 },
				},
				{ json: { id: invoice, accountNumber: '2024-071' }, pairedItem: { item: 1 } },
				{
					json: {
						details: {
							...{ code: 'NOT_FOUND', id: 999 },
							description: expect.stringContaining('Check Deal, and whether this is the ID'),
						},
					},
					pairedItem: { item: 2 },
				},
			]);
		},
	);

	it('blots the webhook’s secret out of links to files', async () => {
		const { json } = await run([{ type: 2, deal: sampleIds.dealWithFiles }]);

		expect(JSON.stringify(json('Bitrix24'))).toMatch('urlMachine');
		expect(JSON.stringify(json('Bitrix24'))).not.toMatch(sandbox.secret);
	});

	it('asks again after an answer that never came', async () => {
		sandbox.faults.order({ kind: 'reset', process: 'never' });

		const { json } = await run([{ type: 2, deal }]);

		expect(json('Bitrix24')).toMatchObject([{ id: deal }]);
	});
});
