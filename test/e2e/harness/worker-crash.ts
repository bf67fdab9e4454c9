import type { StoredWorkflow } from './api';
import { callWebhook, addWebhookWorkflow } from './webhook-workflow';
import { create } from './deal-payments';
import { report } from './payment-report';
import type { QueueMode } from './queue-mode';
import type { Fixture } from './fixture';
import { until } from './until';
import { chain, field, ids, pay } from './workflow';

/** Three runs, and what became of them when the workers of the first two were killed. */
export interface WorkerCrash {
	/** What the first has to pay, and its workflow. */
	payments: number[];
	paying: StoredWorkflow;
	/** For what the second has to create payments, and its workflow. */
	deals: number[];
	creating: StoredWorkflow;
	/** The executions of these two. */
	killed: string[];
	/** Runs when one of them fails: it puts out the execution's id. */
	alarm: StoredWorkflow;
	/** What the third has to pay, and its execution, whose worker lives on. */
	others: number[];
	surviving: string;
}

async function addAlarm({ api, add }: Fixture): Promise<StoredWorkflow> {
	const failed = { name: 'Failed', type: 'n8n-nodes-base.errorTrigger' };
	const alarm = await add(chain([failed, field('Report', '={{ $json.execution.id }}')]));
	await api.activate(alarm);
	return alarm;
}

/**
 * Kills two workers, as a power cut does, while each has half of its items behind it and five requests
 * under way: the portal carries these out, and nobody hears of it.
 */
export async function crashWorkers(queue: QueueMode, fixture: Fixture): Promise<WorkerCrash> {
	const { store, faults, journal } = fixture.sandbox;
	const paid = () => journal.calls('crm.item.payment.pay').length;
	const created = () => journal.calls('crm.item.payment.add').length;
	const [payments, others] = [store.addPayments(20), store.addPayments(60)];
	const deals = Array.from({ length: 10 }, () => store.addDeal().id);
	const held = [...payments.slice(10, 15), ...deals.slice(4, 9)];
	faults.order({
		kind: 'silence',
		process: 'before',
		times: Infinity,
		parameters: ({ id, entityId }) => held.includes(Number(id ?? entityId)),
	});
	const alarm = await addAlarm(fixture);
	const paying = await addWebhookWorkflow(fixture, 'pay', [ids(payments), pay(), report], alarm.id);
	const creating = await addWebhookWorkflow(fixture, 'create', [ids(deals), create], alarm.id);
	const third = await addWebhookWorkflow(fixture, 'third', [ids(others), pay(), report]);

	const killed = [await callWebhook(fixture, paying), await callWebhook(fixture, creating)];
	const areHeld = () => paid() === 15 && created() === 9;
	await until(areHeld, 'the runs did not come to their middle', 120_000);
	const surviving = await callWebhook(fixture, third);
	await until(() => paid() > 15, 'the third run did not begin', 120_000);
	for (const id of killed) queue.workerOf(id)?.kill();
	faults.clear();
	return { payments, paying, deals, creating, killed, alarm, others, surviving };
}
