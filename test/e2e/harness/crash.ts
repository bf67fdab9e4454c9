import type { StoredWorkflow } from './api';
import { call, callable } from './called';
import { create } from './deal-payments';
import { told } from './paid';
import type { QueueMode } from './queue-mode';
import type { Scene } from './scene';
import { until } from './until';
import { chain, field, ids, pay } from './workflow';

/** Three runs, and what became of them when the workers of the first two were killed. */
export interface Crash {
	/** What the first has to pay, and its workflow. */
	payments: number[];
	paying: StoredWorkflow;
	/** For what the second has to create payments, and its workflow. */
	deals: number[];
	creating: StoredWorkflow;
	/** The executions of these two. */
	killed: string[];
	/** What is told when one of them fails: it puts out the execution's id. */
	alarm: StoredWorkflow;
	/** What the third has to pay, and its execution, whose worker lives on. */
	others: number[];
	spared: string;
}

async function addAlarm({ api, add }: Scene): Promise<StoredWorkflow> {
	const failed = { name: 'Failed', type: 'n8n-nodes-base.errorTrigger' };
	const alarm = await add(chain([failed, field('Told', '={{ $json.execution.id }}')]));
	await api.activate(alarm);
	return alarm;
}

/**
 * Kills two workers, as a power cut does, while each has half of its items behind it and five requests
 * under way: the portal carries these out, and nobody hears of it.
 */
export async function crash(queue: QueueMode, scene: Scene): Promise<Crash> {
	const { store, faults, journal } = scene.sandbox;
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
	const alarm = await addAlarm(scene);
	const paying = await callable(scene, 'pay', [ids(payments), pay(), told], alarm.id);
	const creating = await callable(scene, 'create', [ids(deals), create], alarm.id);
	const third = await callable(scene, 'third', [ids(others), pay(), told]);

	const killed = [await call(scene, paying), await call(scene, creating)];
	const areHeld = () => paid() === 15 && created() === 9;
	await until(areHeld, 'the runs did not come to their middle', 120_000);
	const spared = await call(scene, third);
	await until(() => paid() > 15, 'the third run did not begin', 120_000);
	for (const id of killed) queue.workerOf(id)?.kill();
	faults.clear();
	return { payments, paying, deals, creating, killed, alarm, others, spared };
}
