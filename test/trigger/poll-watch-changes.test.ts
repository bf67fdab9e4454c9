import type { INodeParameters } from 'n8n-workflow';
import type { Instance } from '../support/engine/instance';
import { sampleIds } from '../sandbox';
import { useSandbox } from '../support/useSandbox';
import { ALL_EVENTS, useWorkflows } from '../support/useWorkflows';

const { deal, dealWithTwoUnpaid, unpaid, unpaidToo } = sampleIds;
const sandbox = useSandbox();
const workflows = useWorkflows(sandbox);
beforeEach(() => (sandbox.settings.scopes = ['crm']));

const owners = (entityIds: INodeParameters[string]): INodeParameters => ({
	...{ watch: 'owners', events: ALL_EVENTS, entityTypeId: 2, entityIds },
});

/** A workflow that has looked at the payments of these deals once. */
async function watching(entityIds: INodeParameters[string]): Promise<Instance> {
	const instance = await workflows.poller(owners(entityIds));
	expect(await instance.poll()).toBeUndefined();
	return instance;
}

test('a deal that is no longer watched has no deleted payments, and is not read any more', async () => {
	const instance = await watching(`${deal}, ${dealWithTwoUnpaid}`);
	instance.set(owners(deal));
	await instance.poll();
	expect(instance.events).toEqual([]);
	sandbox.journal.clear();
	await instance.poll();
	expect(workflows.requests).toEqual(['crm.item.payment.list']);
});

test('a payment that is deleted and can’t be looked for is told as deleted by the next look', async () => {
	const instance = await watching(deal);
	sandbox.person.delete(unpaid);
	sandbox.faults.order({
		...{
			kind: 'error',
			method: 'crm.item.payment.get',
			code: 'ACCESS_DENIED',
			text: 'Access denied',
		},
	});
	await instance.poll();
	expect(instance.events).toEqual([]);
	await instance.poll();
	expect(instance.events).toEqual(['paymentDeleted 1037']);
});

test('a deal that is watched from now on: its payments are learnt and start nothing', async () => {
	const instance = await watching(deal);
	instance.set(owners(`${deal}, ${dealWithTwoUnpaid}`));
	await instance.poll();
	expect(instance.events).toEqual([]);
	sandbox.person.pay(unpaidToo);
	sandbox.person.add({ entityTypeId: 2, entityId: dealWithTwoUnpaid });
	await instance.poll();
	expect(instance.events).toEqual(['paymentPaid 1038', 'paymentCreated 1049']);
});

test('what was paid shortly before its deal was watched starts nothing', async () => {
	const instance = await watching(deal);
	sandbox.person.pay(unpaidToo);
	instance.set(owners(`${deal}, ${dealWithTwoUnpaid}`));
	await instance.poll();
	expect(instance.events).toEqual([]);
});

test('a payment of a deal that was watched before is told while another deal joins', async () => {
	const instance = await watching(deal);
	const { person } = sandbox;
	person.pay(unpaid);
	const { id } = person.add({ entityTypeId: 2, entityId: deal });
	instance.set(owners(`${dealWithTwoUnpaid}, ${deal}`));
	await instance.poll();
	expect(instance.events).toEqual(['paymentPaid 1037', `paymentCreated ${id}`]);
});

test('a deal that was left and joins again: its payments are learnt anew', async () => {
	const instance = await watching(`${deal}, ${dealWithTwoUnpaid}`);
	instance.set(owners(deal));
	await instance.poll();
	sandbox.person.pay(unpaidToo);
	instance.set(owners(`${deal}, ${dealWithTwoUnpaid}`));
	await instance.poll();
	expect(instance.events).toEqual([]);
	sandbox.person.unpay(unpaidToo);
	await instance.poll();
	expect(instance.events).toEqual(['paymentUnpaid 1038']);
});

test('all payments are watched from now on: those that were not watched are learnt and start nothing', async () => {
	sandbox.settings.scopes = ['crm', 'sale'];
	const instance = await watching(deal);
	instance.set({ watch: 'all', events: ALL_EVENTS, options: { lookBack: 3650 } });
	await instance.poll();
	expect(instance.events).toEqual([]);
	sandbox.person.pay(unpaidToo);
	sandbox.person.add();
	await instance.poll();
	expect(instance.events).toEqual(['paymentPaid 1038', 'paymentCreated 1049']);
});

test('all payments are watched from now on: older ones than Look Back are not new, either', async () => {
	sandbox.settings.scopes = ['crm', 'sale'];
	const instance = await watching(deal);
	instance.set({ watch: 'all', events: ALL_EVENTS });
	await instance.poll();
	sandbox.person.pay(unpaidToo);
	await instance.poll();
	expect(instance.events).toEqual(['paymentPaid 1038']);
});
