import { Bitrix24 } from '../../../nodes/Bitrix24/Bitrix24.node.js';
import { clock } from '../../../nodes/Bitrix24/portal/limits/clock';
import { limiterFor, RateLimiter } from '../../../nodes/Bitrix24/portal/limits/rateLimiter';
import { textsWith } from '../../support/reachableTexts';
import { BUCKET_FULL } from '../../support/faults/knownErrors';
import { useSandbox } from '../../support/useSandbox';
import { locator } from '../../support/engine/runNode';
import { namedLists, pick } from './picker';

const HIDDEN = 'p1ck3rs';
const LISTS = Object.keys(new Bitrix24().methods?.listSearch ?? {}).sort();

/** The stages are asked for pipeline by pipeline. */
const ONE_REQUEST = LISTS.filter((list) => list !== 'searchStages');
const parameters = { paymentId: locator('13144', 'deal') };

describe('Each list of the editor', () => {
	const sandbox = useSandbox({ secret: HIDDEN }, { perTest: true });
	let now = 0;
	let pauses: number[] = [];

	beforeEach(() => {
		now = 1_000_000;
		pauses = [];
		clock.now = clock.monotonic = () => now;
		clock.pause = async (ms) => {
			pauses.push(ms);
			now += ms;
			return true;
		};
	});

	it('is one that a field names, and each that a field names is there', () => {
		expect(namedLists()).toEqual(LISTS);
		expect(LISTS).toHaveLength(7);
	});

	it.each(ONE_REQUEST)(
		'%s sends one request, which waits its turn like any other',
		async (list) => {
			const limits = limiterFor(new URL(sandbox.url).host);
			const another = new RateLimiter();
			for (let sent = 0; sent < 55; sent += 1) {
				limits.reserve('standard');
				another.reserve('standard');
			}
			const turn = another.reserve('standard');

			await pick(sandbox, list, { parameters, plan: 'standard' });

			expect(turn).toBeGreaterThan(0);
			expect(pauses).toEqual([turn]);
			expect(sandbox.journal.entries).toHaveLength(1);
			expect(limits.reserve('standard')).toBe(another.reserve('standard'));
		},
	);

	it.each(LISTS)('%s does not join a queue of many seconds, and says why', async (list) => {
		const limits = limiterFor(new URL(sandbox.url).host);
		for (let sent = 0; sent < 80; sent += 1) limits.reserve('standard');
		const queue = limits.queueDelay('standard');

		const picked = pick(sandbox, list, { parameters, plan: 'standard' });

		await expect(picked).rejects.toThrow(
			/^The portal’s request limit is in use by workflows for the next \d+ s\./,
		);
		expect(sandbox.journal.entries).toEqual([]);
		expect(limits.queueDelay('standard')).toBe(queue);
	});

	it.each(LISTS)('%s sends again what a full portal refused', async (list) => {
		sandbox.faults.order({ ...BUCKET_FULL, times: 2 });

		const { results } = await pick(sandbox, list, { parameters });

		expect(results[0]?.value).not.toBe('');
		const all = { searchPayments: 6, searchStages: 5 }[list] ?? 3;
		expect(sandbox.journal.entries).toHaveLength(all);
	});

	it.each(LISTS)('%s gives up after five seconds, since somebody waits', async (list) => {
		const started = now;
		sandbox.faults.order({ ...BUCKET_FULL, times: Infinity });

		await expect(pick(sandbox, list, { parameters })).rejects.toThrow('Too many requests');

		expect(now - started).toBeGreaterThan(0);
		expect(now - started).toBeLessThanOrEqual(5000);
	});

	it.each(LISTS)('%s keeps the webhook’s secret out of its errors', async (list) => {
		const path = `/rest/1/${HIDDEN}/`;
		const orders = [
			() => sandbox.faults.order({ kind: 'error', code: HIDDEN, text: `No ${path}` }),
			() => sandbox.faults.order({ kind: 'reset', process: 'never', times: 9 }),
			() => sandbox.faults.order({ kind: 'redirect', location: `https://new.example${path}` }),
			() => sandbox.faults.order({ kind: 'html', status: 404, process: 'never' }),
		];
		for (const order of orders) {
			sandbox.faults.clear();
			order();

			const error: unknown = await pick(sandbox, list, { parameters }).catch((e: unknown) => e);

			expect(error).toMatchObject({ name: 'NodeApiError' });
			expect(textsWith([HIDDEN], error)).toEqual([]);
		}
	});

	it.each(LISTS)('%s says what is wrong with the credential', async (list) => {
		const webhookSecretUrl = `http://portal.example/rest/1/${HIDDEN}/`;
		const asked = { parameters, credentials: { bitrix24Api: { webhookSecretUrl } } };

		await expect(pick(sandbox, list, asked)).rejects.toThrow(
			'Webhook URL must begin with https://',
		);
		expect(sandbox.journal.entries).toEqual([]);
	});
});
