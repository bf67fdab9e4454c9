import { sleep } from 'n8n-workflow';
import { METHOD_BLOCKED } from '../support/faults/knownErrors';
import { idsAsItems, runNode, startNode } from '../support/engine/runNode';
import { until } from '../support/engine/until';
import { useSandbox } from '../support/useSandbox';

const PAY = 'crm.item.payment.pay';

/** How many items a sentence such as "Done before the run stopped: item 0 (id 5), … and 7 more." is about. */
function countIn(description: string | null | undefined, start: string): number {
	const [, sentence = ''] = new RegExp(`${start}: ([^.]*)\\.`).exec(description ?? '') ?? [];
	const [, more = '0'] = /and (\d+) more/.exec(sentence) ?? [];
	return (sentence.match(/item \d+/g) ?? []).length + Number(more);
}

describe('A cancelled run in automatic batches', () => {
	const sandbox = useSandbox({ bucket: { capacity: 50, drain: 2 } }, { perTest: true });
	const requests = () => sandbox.journal.entries.filter(({ batch }) => !batch);
	const batches = () => requests().filter(({ method }) => method === 'batch');

	it('ends soon, sends nothing more, and says what was done', async () => {
		sandbox.settings.latency = 40;
		const ids = sandbox.store.addPayments(400);
		const { finished, cancel } = startNode(sandbox, idsAsItems(ids), {
			plan: 'standard',
			parameters: { options: { parallelRequests: 2 } },
		});
		await until(() => batches().length >= 3);

		const cancelledAt = Date.now();
		cancel();
		const { status, thrown } = await finished;

		expect(status).toBe('canceled');
		expect(Date.now() - cancelledAt).toBeLessThan(1500);
		const sent = requests().length;
		await sleep(100);
		expect(requests()).toHaveLength(sent);
		const paid = ids.filter((id) => sandbox.store.payment(id).paid === 'Y');
		expect(paid.length).toBeLessThan(400);
		const { description } = thrown.at(-1) as Error & { description?: string };
		expect(countIn(description, 'Done before the run stopped')).toBe(paid.length);
	});

	it('ends soon while all its items wait for a method that is blocked', async () => {
		sandbox.faults.order({ ...METHOD_BLOCKED, method: PAY, skip: 20, times: Infinity });
		const ids = sandbox.store.addPayments(100);
		const { finished, cancel } = startNode(sandbox, idsAsItems(ids), { plan: 'standard' });
		await until(() => sandbox.journal.entries.some(({ error }) => error === METHOD_BLOCKED.code));
		await sleep(50);
		const sent = requests().length;

		const cancelledAt = Date.now();
		cancel();
		const { status, thrown } = await finished;

		expect(status).toBe('canceled');
		expect(Date.now() - cancelledAt).toBeLessThan(1500);
		expect(requests()).toHaveLength(sent);
		const { description } = thrown.at(-1) as Error & { description?: string };
		expect(countIn(description, 'Done before the run stopped')).toBe(20);
	});
});

describe('Two runs in automatic batches at once', () => {
	const sandbox = useSandbox({ bucket: { capacity: 50, drain: 2 } }, { perTest: true });

	it('pay each payment once, and none of their requests is refused', async () => {
		const both = [sandbox.store.addPayments(120), sandbox.store.addPayments(120)];

		const runs = await Promise.all(
			both.map(async (ids) => await runNode(sandbox, idsAsItems(ids), { plan: 'standard' })),
		);

		expect(runs.map(({ json }) => json('Bitrix24'))).toEqual(
			both.map((ids) => ids.map((id) => ({ id, result: true }))),
		);
		const requests = sandbox.journal.entries.filter(({ batch }) => !batch);
		// A busy machine's requests may come closer together than they were sent.
		expect(requests.filter(({ http }) => http === 503).length).toBeLessThan(5);
		expect(requests.length).toBeLessThan(40);
		expect(sandbox.journal.calls(PAY)).toHaveLength(240);
	});
});

describe('A batch that the portal cuts off after 60 seconds', () => {
	const SCALE = 100;
	const sandbox = useSandbox(
		{ bucket: { capacity: 50, drain: 2 }, clockScale: SCALE, batchMaxSeconds: 60 },
		{ perTest: true, speedUp: SCALE },
	);

	it('is followed by smaller ones, and all its payments are paid once', async () => {
		const ids = sandbox.store.addPayments(90);
		const running = runNode(sandbox, idsAsItems(ids), {
			plan: 'standard',
			parameters: { options: { parallelRequests: 1 } },
		});
		// The first one was quick, so that the batch that follows is too large for a portal that is slow now.
		await until(() => sandbox.journal.entries.length > 0);
		sandbox.settings.secondsPerPay = 4;
		const { json } = await running;

		expect(json('Bitrix24')).toEqual(ids.map((id) => ({ id, result: true })));
		const changed = sandbox.journal.entries.filter(({ changes }) => changes.length > 0);
		expect(changed).toHaveLength(90);
		const sizes = sandbox.journal.entries
			.filter(
				({ method, parameters }) => method === 'batch' && JSON.stringify(parameters).includes(PAY),
			)
			.map(({ parameters }) => Object.keys(parameters.cmd as object).length);
		const [first = 0, ...others] = sizes;
		expect(first).toBeGreaterThan(15);
		expect(Math.max(...others)).toBeLessThanOrEqual(Math.ceil(first / 2));
	});
});
