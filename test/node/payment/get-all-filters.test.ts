import type { INodeParameters } from 'n8n-workflow';
import { sampleIds } from '../../sandbox';
import { locator, operationRunner } from '../../support/engine/runNode';
import { useSandbox } from '../../support/useSandbox';

const { deal, unpaidToo, unpaidThird } = sampleIds;
const PAID_TOO = 1040;

const filters: Array<[string, INodeParameters, Record<string, unknown>, number[]]> = [
	['Currency', { currency: ' eur ' }, { currency: 'EUR' }, [unpaidToo, unpaidThird, PAID_TOO]],
	['another Currency', { currency: 'USD' }, { currency: 'USD' }, []],
	['Paid', { paid: 'Y' }, { paid: 'Y' }, [PAID_TOO]],
	['Not Paid', { paid: 'N' }, { paid: 'N' }, [unpaidToo, unpaidThird]],
	['Sum From', { sumFrom: 2401 }, { '>=sum': 2401 }, [unpaidThird]],
	['Sum To', { sumTo: 1200.5 }, { '<=sum': 1200.5 }, [unpaidToo, PAID_TOO]],
	['a sum as a text', { sumTo: '={{ "1200,5" }}' }, { '<=sum': 1200.5 }, [unpaidToo, PAID_TOO]],
	['Payment System', { paySystemId: locator('8') }, { paySystemId: 8 }, [PAID_TOO]],
	[
		'several at once',
		{ paid: 'N', sumFrom: 1000, sumTo: 2000 },
		{ paid: 'N', '>=sum': 1000, '<=sum': 2000 },
		[unpaidToo],
	],
	['a filter that was added but left empty', { currency: '' }, {}, [unpaidToo, unpaidThird, 1040]],
];

describe('Payment > Get Many', () => {
	const sandbox = useSandbox();
	const owner = { dealId: locator(sampleIds.dealWithTwoUnpaid), returnAll: true };
	const run = operationRunner(sandbox, 'payment.getAll', owner);
	const list = async (parameters: INodeParameters) =>
		(await run([{}], parameters)).json('Bitrix24').map(({ id }) => id);

	it.each(filters)('filters by %s', async (_name, given, sent, found) => {
		expect(await list({ filters: given })).toEqual(found);

		const { filter = {} } = sandbox.journal.entries[0]?.parameters ?? {};
		expect(filter).toEqual(sent);
	});

	it.each(filters)('filters in a batch by %s', async (_name, given, _sent, found) => {
		expect(await list({ filters: given, options: { batchSize: 10 } })).toEqual(found);
	});

	describe('by the time of payment', () => {
		const paidAt = (id: number, datePaid: string | null) =>
			Object.assign(sandbox.store.payment(id), { paid: 'Y', datePaid });
		beforeEach(() => {
			paidAt(unpaidToo, '2026-01-10T10:00:00+03:00');
			paidAt(unpaidThird, '2026-01-20T10:00:00+03:00');
			paidAt(PAID_TOO, null);
		});

		it.each([
			['both', { paidFrom: '2026-01-15', paidTo: '2026-01-31' }, [unpaidThird]],
			['Paid From', { paidFrom: '2026-01-10T07:00:00Z' }, [unpaidToo, unpaidThird]],
			['Paid From, a second later', { paidFrom: '2026-01-10T07:00:01Z' }, [unpaidThird]],
			['Paid To', { paidTo: '2026-01-20T07:00:00Z' }, [unpaidToo, unpaidThird]],
			['Paid To, a second earlier', { paidTo: '2026-01-20T06:59:59Z' }, [unpaidToo]],
		])('filters by %s itself, as the portal can’t', async (_name, given, found) => {
			for (const batchSize of [0, 10]) {
				expect(await list({ filters: given, options: { batchSize } })).toEqual(found);
			}
			const sent = { entityTypeId: 2, entityId: sampleIds.dealWithTwoUnpaid };
			expect(sandbox.journal.entries[0]?.body).toEqual(sent);
		});

		it('counts Limit behind that', async () => {
			const filters = { paidFrom: '2026-01-15' };
			expect(await list({ filters, returnAll: false, limit: 1 })).toEqual([unpaidThird]);
		});
	});

	it.each([
		['ID', { id: 'desc' }, [PAID_TOO, unpaidThird, unpaidToo]],
		['Sum, then ID', { sum: 'asc', id: 'desc' }, [PAID_TOO, unpaidToo, unpaidThird]],
		['Date Paid', { datePaid: 'desc', id: 'asc' }, [PAID_TOO, unpaidToo, unpaidThird]],
	])('sorts by %s', async (_name, sort, sorted) => {
		expect(await list({ sort })).toEqual(sorted);
		expect(sandbox.journal.entries[0]?.parameters.order).toEqual(sort);
	});

	it('sorts before it cuts off at Limit', async () => {
		expect(await list({ sort: { sum: 'desc' }, returnAll: false, limit: 1 })).toEqual([
			unpaidThird,
		]);
	});

	it('sends no empty filter or order', async () => {
		await list({ dealId: locator(deal), filters: {}, sort: {} });

		expect(sandbox.journal.entries[0]?.body).toEqual({ entityTypeId: 2, entityId: deal });
	});
});
