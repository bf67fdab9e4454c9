import type { INodeParameters } from 'n8n-workflow';
import { sampleIds, type Fault } from '../sandbox';
import {
	CONTINUE,
	locator,
	operationRunner,
	runNode,
	runOAuthNode,
} from '../support/engine/runNode';
import { memoryDuring } from '../support/memory';
import { useSandbox } from '../support/useSandbox';

const MB = 1_000_000;
const { unpaid, deal } = sampleIds;
const swell = (bytes: number, more: Partial<Fault> = {}): Fault =>
	({ kind: 'swell', bytes, process: 'before', times: Infinity, ...more }) as Fault;

/** A little more than is taken, and a bomb. */
const sizes: Array<[string, Fault]> = [
	['11 MB', swell(11 * MB)],
	['300 MB', swell(300 * MB)],
	...(['gzip', 'deflate', 'br'] as const).map((encoding): [string, Fault] => [
		`300 MB in 300 kB (${encoding})`,
		swell(300 * MB, { encoding } as Partial<Fault>),
	]),
];

describe('An answer of', () => {
	const sandbox = useSandbox({}, { speedUp: 1000 });
	const requests = (method: string) =>
		sandbox.journal.entries.filter((entry) => !entry.batch && entry.method === method).length;
	const ways: Array<[string, typeof runNode | typeof runOAuthNode, INodeParameters]> = [
		['with a webhook', runNode, {}],
		['as an application', runOAuthNode, {}],
		['in a batch', runNode, { options: { batchSize: 10 } }],
	];
	const cells = sizes.flatMap(([size, fault]) =>
		ways.map(([way, run, more]) => ({ size, fault, way, run, more })),
	);

	it.each(cells)('$size is not taken, $way, and is not asked for again by a read', async (cell) => {
		const { fault, run, more } = cell;
		sandbox.faults.order(fault);
		const parameters = { operation: 'get', ...more };

		const { result, peakMb } = await memoryDuring(
			async () => await run(sandbox, [{ id: unpaid }], { ...CONTINUE, parameters }),
		);

		expect(result.json('Bitrix24')).toEqual([
			{
				error: 'Bitrix24 responded with more than 10 MB',
				details: {
					code: 'ANSWER_TOO_LARGE',
					description: expect.stringMatching(/^Nothing was changed\. Request less data/),
					httpCode: '200',
					...{ method: 'crm.item.payment.get', id: unpaid },
				},
			},
		]);
		expect(requests('crm.item.payment.get')).toBe(1);
		expect(peakMb).toBeLessThan(150);
	});

	it('11 MB for a batch of reads is asked for one by one', async () => {
		const ids = sandbox.store.addPayments(5);
		sandbox.faults.order(swell(11 * MB, { method: 'batch' }));
		const options = { batchSize: 10 };

		const { json } = await operationRunner(sandbox, 'payment.get')(ids, { options });

		expect(json('Bitrix24')).toMatchObject(ids.map((id) => ({ id, paid: 'N' })));
		expect([requests('batch'), requests('crm.item.payment.get')]).toEqual([1, 5]);
	});

	it.each(sizes)('%s is looked behind, where it is of a payment', async (_size, fault) => {
		sandbox.faults.order({ ...fault, times: 1 });

		const { json } = await runNode(sandbox, [{ id: unpaid }]);

		expect(json('Bitrix24')).toEqual([{ id: unpaid, result: true }]);
		expect(requests('crm.item.payment.pay')).toBe(1);
	});

	it.each(sizes)('%s is in doubt where something may have been added', async (_size, fault) => {
		sandbox.faults.order(fault);

		const { json } = await operationRunner(
			sandbox,
			'payment.create',
			{},
			CONTINUE,
		)([{}], {
			...{ fill: 'none', entityTypeId: 2, dealId: locator(deal) },
		});

		expect(json('Bitrix24')).toMatchObject([
			{
				error: 'Bitrix24 responded with more than 10 MB; it is unknown whether it was added',
				details: { description: expect.stringMatching(/^It was not retried/) },
			},
		]);
		expect(sandbox.journal.entries).toHaveLength(1);
	});

	it('nearly 10 MB is taken', async () => {
		sandbox.faults.order(swell(10 * 1024 * 1024));

		const { json } = await operationRunner(sandbox, 'method.call')([{}], { method: 'a.b' });

		expect(String(json('Bitrix24')[0]?.result)).toMatch(/^x{10000}/);
	});

	it('11 MB ends the run with a failure when it is an error’s', async () => {
		const error_description = 'x'.repeat(11 * MB);
		const text = JSON.stringify({ error: 'X', error_description });
		sandbox.faults.order({ kind: 'raw', text, status: 400, process: 'never' });

		const { error } = await runNode(sandbox, [{ id: unpaid }], {
			parameters: { operation: 'get' },
		});

		expect(error?.message).toBe('Bitrix24 responded with more than 10 MB');
	});
});
