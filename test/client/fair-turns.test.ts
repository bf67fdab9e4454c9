import { RateLimiter } from '../../nodes/Bitrix24/portal/limits/rateLimiter';
import { realTime, speedUp } from '../support/engine/speedUp';

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
