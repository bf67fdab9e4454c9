import type { IDataObject } from 'n8n-workflow';
import { CONTINUE, operationRunner } from '../../support/engine/runNode';
import { useSandbox } from '../../support/useSandbox';

/** Records with the IDs from one to another. */
const ids = (from: number, to: number) =>
	Array.from({ length: to - from + 1 }, (_none, index) => ({ id: from + index }));

describe('Method > Call with Return All', () => {
	const sandbox = useSandbox({}, { speedUp: 1000 });
	const run = operationRunner(
		sandbox,
		'method.call',
		{ method: 'a.list', onlyReads: true, returnAll: true },
		CONTINUE,
	);
	const page = (result: unknown, more: object = {}, times = 1) =>
		sandbox.faults.order({
			...{ kind: 'body', status: 200, process: 'never', body: { result, ...more }, times },
		});
	const starts = () => sandbox.journal.entries.map(({ parameters }) => parameters.start);
	const call = async (parameters: IDataObject = {}) =>
		(await run([{}], { parameters: JSON.stringify(parameters) })).json('Bitrix24');
	const failure = (code: string, error: unknown, description: RegExp) => [
		{
			...{ error },
			details: { code, description: expect.stringMatching(description), method: 'a.list' },
		},
	];

	describe('refuses a list that is longer than n8n accepts', () => {
		const tooLong = (count: number) =>
			failure(
				'TOO_MANY_ITEMS',
				`The list has ${count} records, more than the 100000 that n8n accepts for one item`,
				/^Nothing was changed\. Set a filter .* turn Return All off .* start\.$/,
			);

		it('at the first page, where that tells how long it is', async () => {
			page(ids(1, 50), { next: 50, total: 400_000 });

			expect(await call()).toMatchObject(tooLong(400_000));
			expect(starts()).toEqual([undefined]);
		});

		it('as soon as there is more, where no page tells', async () => {
			page(ids(1, 60_000), { next: 60_000 });
			page(ids(60_001, 120_000), { next: 120_000 });

			expect(await call()).toMatchObject(tooLong(120_000));
			expect(starts()).toEqual([undefined, 60_000]);
		});

		it('as soon as it has grown so long', async () => {
			page(ids(1, 50), { next: 50, total: 100_000 });
			page(ids(51, 100), { next: 100, total: 100_001 });

			expect(await call()).toMatchObject(tooLong(100_001));
			expect(starts()).toEqual([undefined, 50]);
		});

		it('and counts from where it begins', async () => {
			page(ids(1, 50), { next: 399_950, total: 400_000 });
			page(ids(51, 100), { total: 400_000 });

			expect(await call({ start: 399_900 })).toEqual(ids(1, 100));
		});
	});

	describe('fails instead of returning a part of the list, where', () => {
		it.each([
			['the first page is the last', [ids(1, 50)], [undefined], 50],
			['the second page is the last', [ids(1, 50), ids(51, 100)], [50, undefined], 100],
			['the second page is empty and names a next one', [ids(1, 50), []], [50, 100], 50],
			['the lists in the second page are empty', [{ a: ids(1, 50) }, { a: [] }], [50, 100], 50],
			['the first page is empty', [[]], [50], 0],
		])('more are to come and %s', async (_what, pages, nexts, count) => {
			for (const [index, result] of pages.entries())
				page(result, { total: 400, ...(nexts[index] !== undefined && { next: nexts[index] }) });

			expect(await call()).toMatchObject(
				failure(
					'INCOMPLETE_LIST',
					`Bitrix24 returned ${count} records of a list that has 400, and no further page`,
					/^Nothing was changed\. Run this again\./,
				),
			);
			expect(starts()).toHaveLength(pages.length);
		});

		it('only the first page tells how many there are', async () => {
			page(ids(1, 50), { next: 50, total: 400 });
			page(ids(51, 100));

			expect(await call()).toMatchObject([{ details: { code: 'INCOMPLETE_LIST' } }]);
		});

		it('start is -1 and the page is full, since nobody tells whether there are more', async () => {
			page(ids(1, 50), { total: 0 });

			expect(await call({ start: -1 })).toMatchObject(
				failure('INCOMPLETE_LIST', expect.stringMatching(/negative start/), /Remove start/),
			);
		});
	});

	describe('returns a list', () => {
		it('of which some records are hidden from the user, though they are counted', async () => {
			page(ids(1, 40), { next: 50, total: 120 });
			page(ids(51, 100), { next: 100, total: 120 });
			page(ids(101, 115), { total: 120 });

			expect(await call()).toHaveLength(105);
		});

		it('in pages of another size', async () => {
			page(ids(1, 500), { next: 500, total: 960 });
			page(ids(501, 950), { total: 960 });

			expect(await call()).toHaveLength(950);
		});

		it('that tells no total, or one that is too small', async () => {
			page(ids(1, 50), { total: 0 });
			expect(await call()).toHaveLength(50);

			page(ids(1, 49), { total: 0 });
			expect(await call({ start: -1 })).toHaveLength(49);

			page(ids(1, 60), { total: 50 });
			expect(await call()).toHaveLength(60);
		});
	});

	describe('reads a page again where the list became shorter meanwhile', () => {
		it.each([
			['a list', (records: IDataObject[]) => records],
			['a list by name', (items: IDataObject[]) => ({ items })],
		])('so that what moved up is not missing: %s', async (_what, result) => {
			page(result(ids(1, 50)), { next: 50, total: 120 });
			page(result(ids(51, 100)), { next: 100, total: 120 });
			// 3 and 60 are gone: 101 and 102 stand on the second page now.
			page(result(ids(103, 120)), { total: 118 });
			page(result([...ids(52, 59), ...ids(61, 102)]), { next: 100, total: 118 });
			page(result(ids(103, 120)), { total: 118 });

			expect(await call()).toEqual(ids(1, 120));
			expect(starts()).toEqual([undefined, 50, 100, 50, 100]);
		});

		it('which is as many pages as were removed, and none in front of the first', async () => {
			page(ids(101, 150), { next: 150, total: 400 });
			page(ids(151, 200), { next: 200, total: 400 });
			page([], { total: 190 });
			page(ids(201, 250), { next: 150, total: 190 });
			page(ids(251, 290), { total: 190 });

			expect(await call({ start: 100 })).toEqual(ids(101, 290));
			expect(starts()).toEqual([100, 150, 200, 100, 150]);
		});

		it.each([
			['records without an ID', ids(1, 50).map(({ id }) => ({ title: `Deal ${id}` }))],
			['values', ids(1, 50).map(({ id }) => id)],
		])('and fails where they can’t be told from one another: %s', async (_what, records) => {
			page(records, { next: 50, total: 100 });
			page(records, { total: 99 });
			page(records, { next: 50, total: 99 });

			expect(await call()).toMatchObject(
				failure(
					'INCOMPLETE_LIST',
					'Records were removed from the list while it was read, so others may be missing',
					/^Nothing was changed\. Run this again\./,
				),
			);
		});

		it('and fails where it becomes shorter time and again', async () => {
			for (let total = 1000; total > 800; total -= 1) page(ids(1, 50), { next: 50, total });

			expect(await call()).toMatchObject([
				{ error: expect.stringMatching(/^Records were removed/) },
			]);
			expect(starts()).toHaveLength(102);
		});
	});
});
