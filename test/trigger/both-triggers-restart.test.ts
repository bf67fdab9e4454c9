import { sampleIds } from '../sandbox';
import { useSandbox } from '../support/useSandbox';
import { useWorkflows } from '../support/useWorkflows';

const { unpaid, unpaidToo } = sampleIds;
const sandbox = useSandbox();
const workflows = useWorkflows(sandbox);

/** Something happens of which the portal tells. */
async function happens(action: 'pay' | 'unpay'): Promise<void> {
	sandbox.person[action](unpaid);
	await workflows.settled();
}

test('when n8n is started anew after a call, the next look starts nothing', async () => {
	const instance = await workflows.both();
	await happens('pay');
	instance.restart();
	await instance.activate('init');
	await instance.poll('Poll');
	expect(instance.starts).toEqual(['Trigger: paymentPaid']);
});

test('when n8n is started anew after a look, a call that comes late starts nothing', async () => {
	const instance = await workflows.both();
	sandbox.events.hold();
	await happens('pay');
	await instance.poll('Poll');
	instance.restart();
	await instance.activate('init');
	await instance.poll('Poll');
	sandbox.events.release();
	await workflows.settled();
	expect(instance.starts).toEqual(['Poll: paymentPaid']);
});

test('when n8n is started anew after a look that started something, what calls had started is not started again', async () => {
	const instance = await workflows.both();
	await happens('pay');
	await instance.poll('Poll');
	// n8n writes all static data with this look, as it was at activation.
	sandbox.events.lose(1);
	sandbox.person.pay(unpaidToo);
	await instance.poll('Poll');
	instance.restart();
	await instance.activate('init');
	await instance.poll('Poll');
	sandbox.events.paymentSaved(unpaid);
	sandbox.events.paymentSaved(unpaidToo);
	await workflows.settled();
	await instance.poll('Poll');
	expect(instance.starts).toEqual(['Trigger: paymentPaid', 'Poll: paymentPaid']);
});
