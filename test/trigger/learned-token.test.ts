import type { Instance } from '../support/engine/instance';
import { sampleIds } from '../sandbox';
import { useSandbox } from '../support/useSandbox';
import { useWorkflows } from '../support/useWorkflows';

const { unpaid } = sampleIds;
const sandbox = useSandbox({}, { speedUp: 300 });
const workflows = useWorkflows(sandbox);

const handlerOf = () => String(sandbox.events.handlers.list[0]?.url);

/** The status of a call with another application token than the portal's. */
const forge = async () =>
	(await sandbox.events.forge({ 'auth[application_token]': 'f'.repeat(32) }, handlerOf())).status;

/** A call of the portal whose payment can't be read. */
async function callThatFails(instance: Instance): Promise<void> {
	sandbox.faults.order({ kind: 'html', status: 502, process: 'never', times: Infinity });
	sandbox.store.payment(unpaid).paid = 'Y';
	sandbox.events.paymentSaved(unpaid);
	await workflows.settled();
	sandbox.faults.clear();
	expect(instance.failed).toHaveLength(1);
}

async function restart(instance: Instance): Promise<void> {
	instance.restart();
	await instance.activate('init');
}

test.each([
	['', async () => undefined],
	[', in an n8n that was started anew', restart],
	[', after Save', async (instance: Instance) => await instance.activate('update')],
])('the token of a first call whose payment can’t be read is kept%s', async (_when, before) => {
	const instance = await workflows.application();
	await before(instance);
	await callThatFails(instance);
	expect(await forge()).toBe(403);
	sandbox.events.paymentSaved(unpaid);
	expect(await workflows.eventsOf(instance)).toEqual(['paymentPaid 1037']);
	expect(await forge()).toBe(403);
});

test('a token that was learned with a failure, and used with a success, is known when n8n is started anew', async () => {
	const instance = await workflows.application();
	await callThatFails(instance);
	sandbox.events.paymentSaved(sampleIds.unpaidToo);
	await workflows.settled();
	await restart(instance);
	expect(await forge()).toBe(403);
	sandbox.events.paymentSaved(unpaid);
	expect(await workflows.eventsOf(instance)).toEqual(['paymentPaid 1037']);
});

test('where n8n is started anew after failures alone, which it keeps nothing of, the key is asked for', async () => {
	const instance = await workflows.application();
	await callThatFails(instance);
	await restart(instance);
	const [address = ''] = handlerOf().split('?');
	expect((await sandbox.events.forge({}, `${address}?key=${'0'.repeat(32)}`)).status).toBe(403);
	sandbox.events.paymentSaved(unpaid);
	expect(await workflows.eventsOf(instance)).toEqual(['paymentPaid 1037']);
	expect(await forge()).toBe(403);
});

test('a poll that writes what n8n had at activation does not undo what calls have told', async () => {
	const instance = await workflows.both();
	await callThatFails(instance);
	const { id } = sandbox.store.addPayment({ dateBill: '2020-01-01T00:00:00+03:00' });
	sandbox.store.payment(id).paid = 'Y';
	sandbox.events.hold();
	sandbox.person.pay(sampleIds.unpaidToo);
	await instance.poll('Poll');
	expect(instance.events).toContain('paymentPaid 1038');
	expect(await forge()).toBe(403);
});
