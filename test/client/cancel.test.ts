import { sleep } from 'n8n-workflow';
import type { Fault } from '../sandbox';
import { shortenTimeouts, speedUp } from '../support/engine/speedUp';
import { until } from '../support/engine/until';
import { METHOD_BLOCKED } from '../support/faults/knownErrors';
import { CONTINUE, idsAsItems, startNode, startOAuthNode } from '../support/engine/runNode';
import { useSandbox } from '../support/useSandbox';

describe('A cancelled execution', () => {
	const sandbox = useSandbox();

	it('stops waiting for its turn and sends nothing more', async () => {
		const ids = sandbox.store.addPayments(70);
		const { finished, cancel } = startNode(sandbox, idsAsItems(ids), {
			plan: 'standard',
			parameters: { options: { batchSize: 1 } },
		});
		await until(() => sandbox.journal.entries.length >= 50);

		const cancelledAt = Date.now();
		cancel();
		const run = await finished;

		expect(run.status).toBe('canceled');
		expect(Date.now() - cancelledAt).toBeLessThan(400);
		const sent = sandbox.journal.entries.length;
		expect(sent).toBeLessThan(56);
		await sleep(20);
		expect(sandbox.journal.entries).toHaveLength(sent);
	});

	it('stops waiting for a method that is blocked', async () => {
		sandbox.faults.order({ ...METHOD_BLOCKED, times: Infinity });
		const { finished, cancel } = startNode(sandbox, idsAsItems([1037]), {
			parameters: { options: { maxWait: 3600 } },
		});
		await until(() => sandbox.journal.entries.length >= 1);
		await sleep(20);

		cancel();
		const run = await finished;

		expect(run.status).toBe('canceled');
		expect(sandbox.journal.entries).toHaveLength(1);
	});
});

/** Answers that do not come to an end by themselves. */
const endless: Array<[string, Fault]> = [
	['drips', { kind: 'drip', pauseMs: 5, totalMs: Infinity, process: 'before' }],
	['never comes', { kind: 'silence', process: 'before' }],
];
const ways = [
	['with a webhook', startNode, 0],
	['in a batch', startNode, 10],
	['as an application', startOAuthNode, 0],
] as const;
const cells = endless.flatMap(([name, fault]) =>
	ways.map(([way, start, batchSize]) => ({ name, fault, way, start, batchSize })),
);

describe('A cancelled execution whose answer', () => {
	const SCALE = 20;
	const sandbox = useSandbox({}, { perTest: true });
	beforeEach(() => {
		speedUp(SCALE);
		shortenTimeouts(SCALE);
	});

	it.each(cells)('$name ends soon, as cancelled, $way', async ({ fault, start, batchSize }) => {
		const ids = sandbox.store.addPayments(3);
		for (const mode of [{}, CONTINUE]) {
			sandbox.journal.clear();
			sandbox.faults.order({ ...fault, times: Infinity });
			const { finished, cancel } = start(sandbox, idsAsItems(ids), {
				...mode,
				parameters: { options: { batchSize, parallelRequests: 1 } },
			});
			await until(() => sandbox.journal.entries.length > 0);
			await sleep(20);
			const requests = sandbox.journal.entries.length;

			const cancelledAt = Date.now();
			cancel();
			const { status } = await finished;

			expect(status).toBe('canceled');
			expect(Date.now() - cancelledAt).toBeLessThan(1500);
			expect(sandbox.journal.entries).toHaveLength(requests);
			sandbox.faults.clear();
		}
	});

	it('is on its way is still taken, so that the run says what was done', async () => {
		const [id = 0, other = 0] = sandbox.store.addPayments(2);
		sandbox.faults.order({ kind: 'delay', ms: 50, process: 'after' });
		const { finished, cancel } = startNode(sandbox, idsAsItems([id, other]), {
			parameters: { options: { parallelRequests: 1 } },
		});
		await until(() => sandbox.journal.entries.length === 1);

		cancel();
		const { status, thrown } = await finished;

		expect([status, thrown.length]).toEqual(['canceled', 1]);
		expect(thrown[0]).toMatchObject({
			message: 'The execution was canceled before this item was sent',
			description: expect.stringContaining(`Done before the run stopped: item 0 (id ${id}).`),
			context: { itemIndex: 1 },
		});
	});

	it('is lost says so, and that the execution was canceled', async () => {
		sandbox.faults.order({ kind: 'silence', process: 'before', times: Infinity });
		const { finished, cancel } = startNode(sandbox, idsAsItems([1037]));
		await until(() => sandbox.journal.entries.length === 1);

		cancel();
		const { status, thrown } = await finished;

		expect([status, thrown[0]?.message]).toEqual([
			'canceled',
			expect.stringMatching(/it is unknown whether it was done; the execution was canceled$/),
		]);
	});

	it('was a long text says that it was canceled within the 1,000 characters of a message', async () => {
		const text = `Access denied${'x'.repeat(2000)}`;
		sandbox.faults.order({ kind: 'error', code: '0', text, method: 'crm.item.payment.pay' });
		sandbox.faults.order({ kind: 'silence', process: 'before', method: 'crm.item.payment.get' });
		const { finished, cancel } = startNode(sandbox, idsAsItems([1037]));
		// The record is read to explain the refusal.
		await until(() => sandbox.journal.calls('crm.item.payment.get').length === 1);

		cancel();
		const { status, thrown } = await finished;

		expect(status).toBe('canceled');
		expect(thrown[0]?.message).toMatch(/^Access deniedx+…; the execution was canceled$/);
		expect(thrown[0]?.message).toHaveLength(1000);
	});

	it('names a next page again and again does not ask for it', async () => {
		const body = { result: [{ id: 1 }], next: 50 };
		let start = 0;
		Object.defineProperty(body, 'next', { enumerable: true, get: () => (start += 50) });
		sandbox.faults.order({ kind: 'body', status: 200, process: 'never', body, times: Infinity });
		const { finished, cancel } = startNode(sandbox, [{}], {
			parameters: {
				...{ resource: 'method', operation: 'call', method: 'crm.a.list' },
				...{ onlyReads: 'yes', returnAll: true },
			},
		});
		await until(() => sandbox.journal.entries.length > 20);

		cancel();
		const { status } = await finished;

		expect(status).toBe('canceled');
		expect(sandbox.journal.entries.length).toBeLessThan(100);
	});
});
