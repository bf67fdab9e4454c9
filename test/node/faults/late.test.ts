import { sampleIds } from '../../sandbox';
import { CONTINUE, runNode } from '../../support/engine/runNode';
import { useSandbox } from '../../support/useSandbox';

const PAY = 'crm.item.payment.pay';

/** Real milliseconds: longer than a read takes, shorter than a call may be at work by the node's clock. */
const LATE_MS = 300;

describe('Payment > Pay, which the portal carries out after a server in front has given up', () => {
	const sandbox = useSandbox({}, { speedUp: 5 });
	const { unpaid, missing } = sampleIds;
	const paid = () => sandbox.store.payment(unpaid).paid;

	it.each([
		['single', 1, PAY],
		['in a batch', 10, 'batch'],
	])('is not said to be undone without time to wait (%s)', async (_how, batchSize, method) => {
		sandbox.faults.order({ kind: 'late', ms: LATE_MS, method });

		const { json } = await runNode(sandbox, [{ id: unpaid }], {
			...CONTINUE,
			parameters: { options: { maxWait: 0, batchSize } },
		});

		expect(json('Bitrix24')).toEqual([{ id: unpaid, result: true }]);
		expect([paid(), sandbox.journal.calls(PAY).length]).toEqual(['Y', 1]);
	});

	it('is not said to be undone when another item has stopped the run', async () => {
		sandbox.faults.order({ kind: 'late', ms: LATE_MS, method: PAY });

		const { error } = await runNode(sandbox, [{ id: unpaid }, { id: missing }], {
			parameters: { options: { batchSize: 1 } },
		});

		expect(error?.description).toContain(`Done before the run stopped: item 0 (id ${unpaid}).`);
		expect(paid()).toBe('Y');
	});
});
