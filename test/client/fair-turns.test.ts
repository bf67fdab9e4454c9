import { RateLimiter } from '../../nodes/Bitrix24/portal/limits/rateLimiter';
import { pick } from '../node/pickers/picker';
import { idsAsItems, runNode } from '../support/engine/runNode';
import { realTime, speedUp } from '../support/engine/speedUp';
import { until } from '../support/engine/until';
import { useSandbox } from '../support/useSandbox';

describe('Clients that wait for the request limit of one portal', () => {
	beforeEach(() => speedUp(500));
	afterEach(() => realTime());

	/** Takes turns for a client, and notes each in the order in which they came. */
	const ask = (limits: RateLimiter, order: string[], name: string, times: number) => {
		const client = {};
		return Array.from({ length: times }, async () => {
			await limits.takeTurn('standard', client);
			order.push(name);
		});
	};

	it('take turns, so that few requests do not wait behind many', async () => {
		const limits = new RateLimiter();
		const order: string[] = [];
		for (let sent = 0; sent < 49; sent += 1) limits.reserve('standard');

		await Promise.all([
			...ask(limits, order, 'large', 20),
			...ask(limits, order, 'small', 3),
			...ask(limits, order, 'list', 1),
		]);

		// The first of the large one has its turn before the others come.
		expect(order.slice(0, 8).sort()).toEqual(
			['large', 'large', 'large', 'large', 'list', 'small', 'small', 'small'].sort(),
		);
		expect(order).toHaveLength(24);
	});

	it('leave the queue at once when they are cancelled, and take no place', async () => {
		speedUp(2);
		const limits = new RateLimiter();
		for (let sent = 0; sent < 49; sent += 1) limits.reserve('standard');
		const canceled = new AbortController();
		const order: string[] = [];
		const others = ask(limits, order, 'other', 2);

		const turn = limits.takeTurn('standard', {}, canceled.signal);
		canceled.abort();

		expect(await turn).toBe(false);
		expect(order).toEqual([]);
		await Promise.all(others);
		expect(order).toEqual(['other', 'other']);
	});
});

describe('A run of few items beside one of many', () => {
	// A turn every 100 ms: an answer takes less, on a busy machine too.
	const SCALE = 5;
	const sandbox = useSandbox(
		{ bucket: { capacity: 50, drain: 2 }, clockScale: SCALE },
		{ speedUp: SCALE, perTest: true },
	);
	const requests = () => sandbox.journal.entries.filter(({ batch }) => !batch);
	const singly = { options: { batchSize: 1, parallelRequests: 20 } };

	it.each([
		['each in its own request', { options: { batchSize: 1, parallelRequests: 1 } }, 5],
		['in automatic batches', {}, 3],
	])('takes turns with it, %s', async (_name, parameters, atMost) => {
		const [many, few] = [sandbox.store.addPayments(100), sandbox.store.addPayments(5)];
		const large = runNode(sandbox, idsAsItems(many), { plan: 'standard', parameters: singly });
		await until(() => requests().length >= 52);

		const { json } = await runNode(sandbox, idsAsItems(few), { plan: 'standard', parameters });
		await large;

		expect(json('Bitrix24')).toEqual(few.map((id) => ({ id, result: true })));
		const isOwn = requests().map(({ parameters: sent }) =>
			few.some((id) => JSON.stringify(sent).includes(String(id))),
		);
		expect(isOwn.filter((is) => is).length).toBeLessThanOrEqual(atMost);
		// Without turns it would be last of all.
		expect(isOwn.length - isOwn.lastIndexOf(true)).toBeGreaterThan(4);
		// A busy machine's requests may come closer together than they were sent.
		expect(requests().filter(({ http }) => http === 503).length).toBeLessThan(5);
	});

	it('lets a list in the editor have its turn, as another run has', async () => {
		const large = runNode(sandbox, idsAsItems(sandbox.store.addPayments(90)), {
			...{ plan: 'standard', parameters: singly },
		});
		await until(() => requests().length >= 52);
		const before = requests().length;

		const { results } = await pick(sandbox, 'searchDeals', { plan: 'standard' });
		await large;

		expect(results.length).toBeGreaterThan(0);
		const asked = requests().findIndex(({ method }) => method === 'crm.item.list');
		// On a busy machine all 20 that the run may send at once have their turns in one go; 38 are left.
		expect(asked - before).toBeLessThanOrEqual(30);
	});
});
