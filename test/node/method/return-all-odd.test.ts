import { CONTINUE, operationRunner } from '../../support/engine/runNode';
import { useSandbox } from '../../support/useSandbox';

const FAILED = 'Bitrix24 says that the list has more pages, but not where the next one starts';

describe('Method > Call with Return All, where an answer’s next page', () => {
	const sandbox = useSandbox({}, { speedUp: 1000 });
	const run = operationRunner(
		sandbox,
		'method.call',
		{ method: 'a.list', onlyReads: true, returnAll: true },
		CONTINUE,
	);
	const page = (result: unknown, more: object = {}) =>
		sandbox.faults.order({
			...{ kind: 'body', status: 200, process: 'never', body: { result, ...more } },
		});
	const starts = () => sandbox.journal.entries.map(({ parameters }) => parameters.start);
	const call = async () => (await run([{}])).json('Bitrix24');

	it.each([50, '50', '050', 2 ** 53 - 1])('is %j, is asked for', async (next) => {
		page([{ id: 1 }], { next });
		page([{ id: 2 }]);

		expect(await call()).toEqual([{ id: 1 }, { id: 2 }]);
		expect(starts()).toEqual([undefined, Number(next)]);
	});

	it.each([null, '', false, []])('is %j, is none', async (next) => {
		page([{ id: 1 }], { next });

		expect(await call()).toEqual([{ id: 1 }]);
	});

	it.each([
		...['abc', '5e1', ' 50', '50.5', '-50', 50.5, -50, 1e18, 1e300, true],
		...[{}, { start: 50 }, [50]],
	])('is %j, is a failure and no shorter list', async (next) => {
		for (const total of [{}, { total: 200 }, { total: 'x' }]) {
			sandbox.reset();
			page([{ id: 1 }], { next, ...total });

			expect(await call()).toMatchObject([
				{ error: FAILED, details: { description: expect.stringMatching(/^Nothing was changed/) } },
			]);
			expect(sandbox.journal.entries).toHaveLength(1);
		}
	});

	it.each([0, 50, '50', 20])('leads back (%j) and more is to come, is a failure', async (next) => {
		page([{ id: 1 }], { next: 50, total: 200 });
		page([{ id: 2 }], { next, total: 200 });

		expect(await call()).toMatchObject([{ error: FAILED }]);
		expect(starts()).toEqual([undefined, 50]);
	});

	it.each(['abc', -50, 50.5])('is %j, and all is there already, ends the list', async (next) => {
		page([{ id: 1 }, { id: 2 }], { next, total: 2 });
		expect(await call()).toEqual([{ id: 1 }, { id: 2 }]);

		page([], { next });
		expect(await call()).toHaveLength(0);
	});

	it.each([
		['a list, and the second page a map', [{ id: 1 }], { 1: { id: 2 } }],
		['a map, and the second page a list', { 0: { id: 1 } }, [{ id: 2 }]],
		['a map, and the second page another one', { 0: { id: 1 } }, { 0: { id: 2 } }],
	])('follows %s with numbers for keys, loses no record', async (_what, first, second) => {
		page(first, { next: 1 });
		page(second);

		expect(await call()).toEqual([{ id: 1 }, { id: 2 }]);

		page({ items: first }, { next: 1 });
		page({ items: second });
		expect(await call()).toEqual([{ id: 1 }, { id: 2 }]);
	});

	it('is another kind, is a failure', async () => {
		for (const second of ['x', 7, true, null, { 0: 1, a: 2 }]) {
			sandbox.reset();
			page([{ id: 1 }], { next: 1 });
			for (let attempt = 0; attempt < 4; attempt += 1) page(second);

			expect(await call()).toMatchObject([{ error: expect.any(String) }]);
		}
	});
});
