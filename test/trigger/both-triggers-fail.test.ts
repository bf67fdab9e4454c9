import { type Fault, sampleIds } from '../sandbox';
import { rejectionOf } from '../support/rejectionOf';
import { useSandbox } from '../support/useSandbox';
import { ALL_EVENTS, useWorkflows } from '../support/useWorkflows';
import { ORDER } from './requests/requestCase';

const { unpaid, unpaidToo } = sampleIds;
const sandbox = useSandbox({}, { speedUp: 300 });
const workflows = useWorkflows(sandbox);

const denied = { kind: 'error', code: '200040300010', text: 'Access Denied' } as const;

/** Two payments are paid; a poll that has to ask for their deals can't read them. */
async function pollThatFails() {
	const instance = await workflows.both();
	const options = { belongsTo: 2 };
	instance.set(
		{ includeOwner: false, authentication: 'oAuth2', watch: 'all', events: ALL_EVENTS, options },
		'Poll',
	);
	await instance.poll('Poll');
	sandbox.events.hold();
	for (const id of [unpaid, unpaidToo]) sandbox.person.pay(id);
	sandbox.faults.order({
		...{ ...denied, ...ORDER },
	} as Fault);
	expect((await rejectionOf(instance.poll('Poll'))).message).toContain('Access Denied');
	return instance;
}

test('what a poll that failed had seen is told by the calls, once', async () => {
	const instance = await pollThatFails();
	sandbox.events.release();
	await workflows.settled();
	await instance.poll('Poll');
	expect(instance.starts).toEqual(['Trigger: paymentPaid', 'Trigger: paymentPaid']);
});

test('where calls get lost, the poll after one that failed tells it', async () => {
	const instance = await pollThatFails();
	await instance.poll('Poll');
	sandbox.events.release();
	await workflows.settled();
	expect(instance.starts).toEqual(['Poll: paymentPaid', 'Poll: paymentPaid']);
});

test('a call that fails after a poll has told its event starts nothing, and neither does the next one', async () => {
	const instance = await workflows.both();
	sandbox.events.hold();
	sandbox.person.pay(unpaid);
	await instance.poll('Poll');
	sandbox.faults.order({ kind: 'html', status: 502, process: 'never', times: 4 });
	sandbox.events.release();
	await workflows.settled();
	expect(instance.failed).toHaveLength(1);
	sandbox.events.paymentSaved(unpaid);
	expect(await workflows.eventsOf(instance)).toEqual(['paymentPaid 1037']);
});
