import { sampleIds } from '../sandbox';
import { POLL_TRIGGER } from '../support/engine';
import { useSandbox } from '../support/useSandbox';
import { ALL_EVENTS, useWorkflows } from '../support/useWorkflows';

const { paid, unpaid, unpaidToo } = sampleIds;
const sandbox = useSandbox();
const workflows = useWorkflows(sandbox);

const WARNING =
	'Trigger is also polled by an earlier activation of the workflow. That activation no longer emits events. Restart n8n to stop it.';

test('a poll that an earlier activation left alive emits and asks nothing, and warns once', async () => {
	const instance = await workflows.polled();
	const old = instance.activation;
	await instance.activate();
	await instance.poll();
	for (const id of [unpaid, unpaidToo]) {
		sandbox.person.pay(id);
		sandbox.journal.clear();
		expect(await instance.poll('Trigger', 'trigger', old)).toBeUndefined();
		expect(workflows.requests).toEqual([]);
		await instance.poll();
		expect(await instance.poll('Trigger', 'trigger', old)).toBeUndefined();
	}
	expect(instance.events).toEqual(['paymentPaid 1037', 'paymentPaid 1038']);
	expect(instance.warnings).toEqual([WARNING]);
});

test('of three activations only the newest polls, and each of the others warns', async () => {
	const instance = await workflows.polled();
	const left = [instance.activation];
	await instance.activate();
	await instance.poll();
	left.push(instance.activation);
	await instance.activate();
	await instance.poll();
	sandbox.person.pay(unpaid);
	for (const old of [...left, ...left]) await instance.poll('Trigger', 'trigger', old);
	await instance.poll();
	expect(instance.events).toEqual(['paymentPaid 1037']);
	expect(instance.warnings).toEqual([WARNING, WARNING]);
});

test('both at the same time: each change is told once', async () => {
	const instance = await workflows.polled();
	const old = instance.activation;
	await instance.activate();
	await instance.poll();
	sandbox.settings.latency = 20;
	sandbox.person.pay(unpaid);
	await Promise.all([instance.poll('Trigger', 'trigger', old), instance.poll()]);
	await Promise.all([instance.poll(), instance.poll('Trigger', 'trigger', old)]);
	expect(instance.events).toEqual(['paymentPaid 1037']);
});

test('the earlier one stays silent when the newer one is over', async () => {
	const instance = await workflows.polled();
	const old = instance.activation;
	await instance.activate();
	await instance.poll();
	await instance.deactivate();
	sandbox.person.pay(unpaid);
	await instance.poll('Trigger', 'trigger', old);
	expect(instance.events).toEqual([]);
	await instance.poll();
	expect(instance.events).toEqual(['paymentPaid 1037']);
});

test('a test run in the editor is no activation, and does not wait for one', async () => {
	const instance = await workflows.polled();
	sandbox.settings.latency = 50;
	sandbox.person.pay(unpaid);
	const [items, sample] = await Promise.all([
		...[instance.poll(), instance.poll('Trigger', 'manual')],
	]);
	expect([items?.length, sample?.length]).toEqual([1, 1]);
	sandbox.person.pay(unpaidToo);
	await instance.poll();
	expect(instance.events).toEqual(['paymentPaid 1037', 'paymentPaid 1038']);
	expect(instance.warnings).toEqual([]);
});

test('several poll triggers of one workflow, and of several, poll side by side', async () => {
	const further = ['Poll', 'Another'].map((name) => ({
		...{ name, type: POLL_TRIGGER },
		parameters: { authentication: 'oAuth2', watch: 'all', events: ALL_EVENTS },
	}));
	const one = await workflows.application({ events: ['paymentDeleted'] }, { further });
	const other = await workflows.polled();
	for (const name of ['Poll', 'Another']) await one.poll(name);
	sandbox.person.unpay(paid);
	sandbox.person.pay(unpaid);
	for (let poll = 0; poll < 2; poll++) {
		await Promise.all([one.poll('Poll'), one.poll('Another'), other.poll()]);
	}
	expect(one.starts.sort()).toEqual([
		...['Another: paymentPaid', 'Another: paymentUnpaid'],
		...['Poll: paymentPaid', 'Poll: paymentUnpaid'],
	]);
	expect(other.events).toEqual(['paymentUnpaid 1036', 'paymentPaid 1037']);
	expect([...one.warnings, ...other.warnings]).toEqual([]);
});
