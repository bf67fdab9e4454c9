import { sampleIds } from '../sandbox';
import { isoDate } from '../sandbox/clock';
import { useSandbox } from '../support/useSandbox';
import { useWorkflows } from '../support/useWorkflows';
import { ORDER } from './requests/requestCase';

const { unpaid } = sampleIds;
const sandbox = useSandbox();
const workflows = useWorkflows(sandbox);

test('Belongs To: the owner is asked for only where something happened that is wanted', async () => {
	const instance = await workflows.application({
		events: ['paymentPaid'],
		options: { belongsTo: 2 },
	});
	sandbox.person.change(unpaid, { sum: 1 });
	await workflows.settled();
	expect(workflows.requests).toEqual(['crm.item.payment.get']);
	sandbox.person.pay(unpaid);
	await workflows.settled();
	expect(workflows.requests.slice(1)).toEqual([
		...['crm.item.payment.get', 'sale.payment.list', 'crm.orderentity.list'],
	]);
	expect(instance.events).toEqual(['paymentPaid 1037']);
});

test('Belongs To: where the portal does not tell, a call is a failed execution, and the next one catches up', async () => {
	const instance = await workflows.application({ options: { belongsTo: 2 } });
	sandbox.settings.user.admin = false;
	sandbox.person.pay(unpaid);
	expect(await workflows.eventsOf(instance)).toEqual([]);
	expect(instance.failed).toMatchObject([{ name: 'NodeApiError' }]);
	expect(instance.failed[0]?.message).toMatch(/access denied/i);
	sandbox.settings.user.admin = true;
	sandbox.events.paymentSaved(unpaid);
	expect(await workflows.eventsOf(instance)).toEqual(['paymentPaid 1037']);
});

test('Belongs To: where the portal does not tell, the look fails, and the next one tells of all', async () => {
	const { store, person, faults } = sandbox;
	const [one = 0, other = 0] = store.addPayments(2, { dateBill: isoDate(Date.now()) });
	const instance = await workflows.polled({ options: { belongsTo: 2 } });
	person.pay(one);
	person.pay(other);
	faults.order({
		...{ kind: 'error', code: '200040300010', text: 'Access Denied' },
		...ORDER,
	});
	await expect(instance.poll()).rejects.toThrow('Access Denied');
	expect(instance.events).toEqual([]);
	await instance.poll();
	expect(instance.events).toEqual([`paymentPaid ${one}`, `paymentPaid ${other}`]);
});
