import { sleep } from 'n8n-workflow';
import { until } from '../support/engine/until';
import { METHOD_BLOCKED } from '../support/faults/knownErrors';
import { idsAsItems, startNode } from '../support/engine/runNode';
import { useSandbox } from '../support/useSandbox';

describe('A cancelled execution', () => {
	const sandbox = useSandbox();

	it('stops waiting for its turn and sends nothing more', async () => {
		const ids = sandbox.store.addPayments(70);
		const { finished, cancel } = startNode(sandbox, idsAsItems(ids), { plan: 'standard' });
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
