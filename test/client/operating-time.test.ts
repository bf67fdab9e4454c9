import { sampleIds } from '../sandbox';
import { METHOD_BLOCKED } from '../support/faults/knownErrors';
import {
	CONTINUE,
	credentialsFor,
	idsAsItems,
	runNode,
	workflowWith,
} from '../support/engine/runNode';
import { runWorkflow } from '../support/engine';
import { useSandbox } from '../support/useSandbox';

const SCALE = 200;

/** Less than the time after which the method is reset. */
const SHORT_WAIT = { ...CONTINUE, parameters: { options: { maxWait: 60 } } };

describe('The operating time of a method', () => {
	// Each call counts 10 s of 100 s in ten minutes: the 11th is refused.
	const operating = { limit: 100, perCall: 10, window: 30 };
	const sandbox = useSandbox({ operating, clockScale: SCALE }, { speedUp: SCALE, perTest: true });
	const refusals = () => sandbox.journal.entries.filter(({ http }) => http === 429).length;

	it('that is used up is waited for when its reset is within Max Wait', async () => {
		const ids = sandbox.store.addPayments(8);
		// The first answer tells when the method's time is reset; the second call is refused for it.
		sandbox.faults.order({ ...METHOD_BLOCKED, skip: 1 });

		const run = await runNode(sandbox, idsAsItems(ids), {
			parameters: { options: { maxWait: 120 } },
		});

		expect(run.json('Bitrix24')).toEqual(ids.map((id) => ({ id, result: true })));
		expect(refusals()).toBe(1);
	});

	it('that is used up for longer fails at once and says until when, in the time zone of the workflow', async () => {
		sandbox.settings.operating = { limit: 100, perCall: 10, window: 600 };
		const ids = sandbox.store.addPayments(12);
		const file = workflowWith(SHORT_WAIT);

		const started = Date.now();
		const run = await runWorkflow(
			{ ...file, settings: { timezone: 'Asia/Almaty' } },
			{ credentials: credentialsFor(sandbox), input: idsAsItems(ids) },
		);

		expect(Date.now() - started).toBeLessThan(15_000);
		const failures = run.json('Bitrix24').filter(({ error }) => error !== undefined);
		expect(failures.length).toBeGreaterThan(0);
		expect(failures[0]?.error).toMatch(
			/^Method is blocked due to operation time limit\. \(crm\.item\.payment\.pay is blocked until .*GMT\+5\)$/,
		);
		expect(failures[0]?.details).toMatchObject({ code: 'OPERATION_TIME_LIMIT', httpCode: '429' });
		const unpaid = ids.filter((id) => sandbox.store.payment(id)?.paid === 'N');
		expect(failures).toHaveLength(unpaid.length);
	});

	it('is not asked for again while it is known to be blocked', async () => {
		sandbox.settings.operating = { limit: 100, perCall: 10, window: 600 };
		const ids = sandbox.store.addPayments(60);

		await runNode(sandbox, idsAsItems(ids), SHORT_WAIT);

		expect(refusals()).toBeLessThanOrEqual(5);
	});

	it('blocks that method only', async () => {
		sandbox.faults.order({ ...METHOD_BLOCKED, method: 'crm.item.payment.pay' });
		sandbox.settings.operating = null;

		const run = await runNode(sandbox, [{ id: sampleIds.unpaid }], {
			parameters: { options: { maxWait: 15 } },
		});

		expect(run.json('Bitrix24')).toEqual([{ id: sampleIds.unpaid, result: true }]);
	});
});
