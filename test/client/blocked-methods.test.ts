import { METHOD_BLOCKED } from '../support/faults/knownErrors';
import {
	CONTINUE,
	idsAsItems,
	type NodeSetup,
	operationRunner,
	runNode,
} from '../support/engine/runNode';
import { infoLines } from '../support/engine/infoLines';
import { until } from '../support/engine/until';
import { useSandbox } from '../support/useSandbox';

const SCALE = 200;
const PAY = 'crm.item.payment.pay';

/** Ways in which many items are sent, and the plan of the portal. */
const ways: Array<[string, NodeSetup & { plan: string }]> = [
	['automatic batches', { plan: 'standard' }],
	['batches of 25', { plan: 'standard', parameters: { options: { batchSize: 25 } } }],
	['single requests', { plan: 'selfHosted', parameters: { options: { batchSize: 1 } } }],
];

describe('A method whose operating time is used up in the middle of a run', () => {
	const sandbox = useSandbox(
		{ operating: { limit: 100, perCall: 1, window: 600 }, clockScale: SCALE },
		{ speedUp: SCALE, perTest: true },
	);
	const calls = () => sandbox.journal.entries.filter(({ method }) => method === PAY);
	const refused = () => calls().filter(({ error }) => error === METHOD_BLOCKED.code);
	const paid = (ids: number[]) => ids.filter((id) => sandbox.store.payment(id).paid === 'Y');

	afterEach(() => jest.restoreAllMocks());

	it.each(ways)('is waited for, and no item fails: %s', async (_name, setup) => {
		const ids = sandbox.store.addPayments(150);

		const { items } = await runNode(sandbox, idsAsItems(ids), setup);

		expect(items('Bitrix24')).toEqual(
			ids.map((id, item) => ({ json: { id, result: true }, pairedItem: { item } })),
		);
		const changed = calls().filter(({ changes }) => changes.length > 0);
		expect(changed).toHaveLength(150);
	});

	it.each(ways)('is not called until the block ends: %s', async (_name, setup) => {
		const ids = sandbox.store.addPayments(150);

		await runNode(sandbox, idsAsItems(ids), { ...setup, ...CONTINUE });

		const requests = sandbox.journal.entries.filter(({ batch }) => !batch);
		const pauses = requests.slice(1).map(({ at }, index) => at - (requests[index]?.at ?? at));
		const longest = Math.max(...pauses);
		const [first, next] = requests.slice(pauses.indexOf(longest) + 1);
		// Ten minutes are 3 s; a part of them went by before the block.
		expect(longest).toBeGreaterThan(1000);
		expect(first?.answeredAt).toBeLessThanOrEqual(next?.at ?? 0);
	});

	it('leaves other methods to go on meanwhile', async () => {
		const [ids, others] = [sandbox.store.addPayments(150), sandbox.store.addPayments(30)];
		const get = operationRunner(sandbox, 'payment.get');

		const paying = runNode(sandbox, idsAsItems(ids), { plan: 'standard' });
		await until(() => refused().length > 0);
		const { json } = await get(others);

		expect(json('Bitrix24')).toHaveLength(30);
		expect(paid(ids).length).toBeLessThan(150);
		await paying;
		expect(paid(ids)).toHaveLength(150);
	});

	it('is named in n8n’s log, once for all items that wait, with the time at which it is called again', async () => {
		const lines = infoLines();
		const ids = sandbox.store.addPayments(150);

		await runNode(sandbox, idsAsItems(ids), { plan: 'standard' });

		expect(lines[0]).toMatch(
			/^Bitrix24 has blocked crm\.item\.payment\.pay, .* It is called again at .*\d\d:\d\d:\d\d .+; other methods are not affected\.$/,
		);
		expect(lines.length).toBeLessThan(5);
	});
});

describe('After a block whose end is not known', () => {
	// A busy machine can be late by tens of milliseconds: the shortest wait, of 10 s, is a good deal longer.
	const SLOWER = 25;
	const sandbox = useSandbox(
		{ operating: null, clockScale: SLOWER, latency: 5 },
		{ speedUp: SLOWER, perTest: true },
	);

	/** How many requests were sent while one was under way that was refused then, for each of these. */
	const sentBeside = () => {
		const requests = sandbox.journal.entries.filter(({ batch }) => !batch);
		const refused = requests.filter(({ http }) => http === METHOD_BLOCKED.status);
		return refused.map(
			({ at, answeredAt = Infinity }) =>
				requests.filter((request) => request.at >= at && request.at < answeredAt).length - 1,
		);
	};

	it.each(ways)('one call goes first, and not all that wait: %s', async (_name, setup) => {
		const ids = sandbox.store.addPayments(60);
		sandbox.faults.order({ ...METHOD_BLOCKED, method: PAY, times: 5 });

		const { json } = await runNode(sandbox, idsAsItems(ids), setup);

		expect(json('Bitrix24')).toEqual(ids.map((id) => ({ id, result: true })));
		const calls = sandbox.journal.entries.filter(({ method }) => method === PAY);
		const refused = calls.filter(({ error }) => error === METHOD_BLOCKED.code);
		expect(refused).toEqual(calls.slice(0, 5));
		const pauses = calls.slice(1, 6).map(({ at }, index) => at - (calls[index]?.at ?? at));
		// Each after a wait of its own: of 10 s, which are 400 ms.
		expect(Math.min(...pauses)).toBeGreaterThan(150);
	});

	it('one call goes first of two runs that wait', async () => {
		const [ids, others] = [sandbox.store.addPayments(20), sandbox.store.addPayments(20)];
		sandbox.faults.order({ ...METHOD_BLOCKED, method: PAY, times: 6 });

		const runs = [ids, others].map(async (own) => await runNode(sandbox, idsAsItems(own)));
		for (const { json } of await Promise.all(runs)) expect(json('Bitrix24')).toHaveLength(20);

		// The first of each run may have gone out at the same moment.
		expect(sentBeside().slice(2)).toEqual([0, 0, 0, 0]);
	});
});
