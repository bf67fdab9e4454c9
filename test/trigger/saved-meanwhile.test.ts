import type { Instance } from '../support/engine/instance';
import { until } from '../support/engine/until';
import { sampleIds } from '../sandbox';
import { useSandbox } from '../support/useSandbox';
import { useWorkflows } from '../support/useWorkflows';

const { unpaid, unpaidToo } = sampleIds;
const sandbox = useSandbox();
const workflows = useWorkflows(sandbox);

const isAsked = async (method: string) =>
	await until(() => sandbox.journal.calls(method).length > 0);

/** Save is pressed: the workflow is deactivated and activated in one process. */
async function save(instance: Instance): Promise<void> {
	await instance.deactivate();
	await instance.activate('update');
}

describe.each([
	['an application', 'application'],
	['a webhook', 'webhook'],
] as const)('a trigger, called by %s', (_name, way) => {
	test.each([
		['is saved', save],
		[
			'is saved twice',
			async (instance: Instance) => await save(instance).then(async () => await save(instance)),
		],
		['is activated anew', async (instance: Instance) => await instance.activate('update')],
		['is deactivated', async (instance: Instance) => await instance.deactivate()],
	])('%s while a payment is read: its event is told once', async (_what, act) => {
		const instance = await workflows[way]();
		sandbox.faults.order({ kind: 'delay', ms: 200, method: 'crm.item.payment.get' });
		sandbox.person.pay(unpaid);
		await isAsked('crm.item.payment.get');
		await act(instance);
		await instance.activate();
		sandbox.events.paymentSaved(unpaid);
		await workflows.settled();
		for (let call = 0; call < 3; call++) sandbox.events.paymentSaved(unpaid);
		expect(await workflows.eventsOf(instance)).toEqual(['paymentPaid 1037']);
	});

	test('knows after Save what it knew', async () => {
		const instance = await workflows[way]();
		sandbox.person.pay(unpaid);
		await workflows.settled();
		await save(instance);
		sandbox.events.paymentSaved(unpaid);
		sandbox.person.unpay(unpaid);
		expect(await workflows.eventsOf(instance)).toEqual([
			...['paymentPaid 1037', 'paymentUnpaid 1037'],
		]);
	});
});

describe('a poll trigger', () => {
	/** A poll that reads when the workflow is saved, and the first poll of the new activation. */
	async function savedMeanwhile(instance: Instance, name = 'Trigger'): Promise<void> {
		sandbox.faults.order({ kind: 'delay', ms: 200, method: 'sale.payment.list', times: 3 });
		sandbox.journal.clear();
		const old = instance.poll(name);
		await isAsked('sale.payment.list');
		await save(instance);
		await instance.poll(name);
		await old;
	}

	test('that is saved while it reads: each event is told once', async () => {
		const instance = await workflows.polled();
		sandbox.person.pay(unpaid);
		await savedMeanwhile(instance);
		sandbox.person.pay(unpaidToo);
		await instance.poll();
		await instance.poll();
		expect(instance.events).toEqual(['paymentPaid 1037', 'paymentPaid 1038']);
		expect(instance.warnings).toEqual([]);
	});

	test('that is saved while it reads, and ends before the new activation polls: told once', async () => {
		const instance = await workflows.polled();
		sandbox.person.pay(unpaid);
		sandbox.faults.order({ kind: 'delay', ms: 200, method: 'sale.payment.list' });
		sandbox.journal.clear();
		const old = instance.poll();
		await isAsked('sale.payment.list');
		await save(instance);
		await old;
		await instance.poll();
		sandbox.person.pay(unpaidToo);
		await instance.poll();
		expect(instance.events).toEqual(['paymentPaid 1037', 'paymentPaid 1038']);
	});

	test('that is saved during every second poll goes on', async () => {
		const instance = await workflows.polled();
		for (const id of [unpaid, unpaidToo, 1039]) {
			sandbox.person.pay(id);
			await savedMeanwhile(instance);
			await instance.poll();
		}
		expect(instance.events).toEqual([
			...['paymentPaid 1037', 'paymentPaid 1038', 'paymentPaid 1039'],
		]);
	});

	test('that n8n activates for each poll, of which each takes too long, tells what happens', async () => {
		const instance = await workflows.polled();
		sandbox.person.pay(unpaid);
		sandbox.settings.latency = 20;
		for (let poll = 0; poll < 3; poll++) {
			await instance.activate();
			const slow = instance.poll();
			await instance.activate();
			await instance.poll();
			await slow;
		}
		expect(instance.events).toContain('paymentPaid 1037');
	});

	test('beside one that is called, saved while it reads and while a call comes: told once', async () => {
		const instance = await workflows.both();
		sandbox.events.hold();
		sandbox.person.pay(unpaid);
		await savedMeanwhile(instance, 'Poll');
		sandbox.events.release();
		await workflows.settled();
		await instance.poll('Poll');
		await instance.poll('Poll');
		expect(instance.events).toEqual(['paymentPaid 1037']);
	});
});
