import { sampleIds } from '../sandbox';
import { useSandbox } from '../support/useSandbox';
import { useWorkflows } from '../support/useWorkflows';

const { unpaid, unpaidToo } = sampleIds;
const sandbox = useSandbox();
const workflows = useWorkflows(sandbox);

test('a test run of an active workflow changes nothing of what that knows', async () => {
	const instance = await workflows.application({ events: ['paymentPaid'] });
	const before = structuredClone(instance.stored);
	await instance.listen();
	const { events } = sandbox;
	const [production, test] = events.handlers.bound.map(({ url }) => url);
	sandbox.store.payment(unpaid).paid = 'Y';
	await events.forge({}, String(test));
	expect(await workflows.eventsOf(instance)).toEqual(['paymentPaid 1037']);
	expect(instance.stored).toEqual(before);
	await events.forge({}, String(production));
	expect(await workflows.eventsOf(instance)).toEqual(['paymentPaid 1037', 'paymentPaid 1037']);
	sandbox.person.pay(unpaidToo);
	await workflows.settled();
	expect(instance.items).toHaveLength(3);
});

test('what calls have started is known to the looks beside them after a test run', async () => {
	const instance = await workflows.both();
	sandbox.person.pay(unpaid);
	await workflows.settled();
	await instance.listen();
	await instance.stopListening();
	await instance.poll('Poll');
	expect(instance.starts).toEqual(['Trigger: paymentPaid']);
});

test('a test run that fails is over, and the active workflow goes on', async () => {
	const instance = await workflows.both();
	sandbox.person.pay(unpaid);
	await workflows.settled();
	sandbox.settings.application.scopes = ['sale'];
	await expect(instance.listen()).rejects.toThrow('The application lacks the scope crm');
	sandbox.settings.application.scopes = ['sale', 'crm'];
	await instance.poll('Poll');
	expect(instance.starts).toEqual(['Trigger: paymentPaid']);
});
