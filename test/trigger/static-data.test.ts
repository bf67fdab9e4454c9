import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';
import { oAuthCredentialsFor } from '../support/engine/oauthCredentials';
import type { Instance } from '../support/engine/instance';
import { sampleIds } from '../sandbox';
import { leaksOf } from './leaksOf';
import { useSandbox } from '../support/useSandbox';
import { useWorkflows } from '../support/useWorkflows';

const { unpaid, unpaidToo, unpaidThird } = sampleIds;
const sandbox = useSandbox();
const other = useSandbox();
const workflows = useWorkflows(sandbox);

/** What n8n's database has of the trigger. */
const dataOf = ({ stored }: Instance) => stored['node:Trigger'] as IDataObject;

test('calls at the same time do not undo what each other came to know', async () => {
	const ids = sandbox.store.addPayments(30);
	const instance = await workflows.application();
	sandbox.settings.latency = 20;
	for (const id of ids) sandbox.person.pay(id);
	await workflows.settled();
	expect(instance.events).toHaveLength(30);
	instance.restart();
	for (const id of ids) sandbox.events.paymentSaved(id);
	await workflows.settled();
	expect(instance.calls).toBe(60);
	expect(instance.events).toHaveLength(30);
});

test('static data of the workflow and of its other nodes is left alone', async () => {
	const instance = await workflows.application();
	instance.stored.global = { counter: 3 };
	instance.stored['node:Other'] = { lastItem: 'x' };
	sandbox.person.pay(unpaid);
	await workflows.settled();
	expect(instance.stored).toMatchObject({
		global: { counter: 3 },
		'node:Other': { lastItem: 'x' },
	});
});

test('what another process of n8n came to know is taken over', async () => {
	const instance = await workflows.application();
	sandbox.person.pay(unpaid);
	await workflows.settled();
	const { payments, ...rest } = dataOf(instance);
	const at = Number(rest.writtenAt) + 1000;
	const line = JSON.stringify([unpaidToo, at, 'Y', 7, 1200.5, 'EUR', '3654/1', 2, at]);
	const others = (payments as string[]).filter((other) => !other.startsWith(`[${unpaidToo},`));
	instance.stored['node:Trigger'] = { ...rest, payments: [...others, line], writtenAt: at };
	sandbox.store.payment(unpaidToo).paid = 'Y';
	sandbox.events.paymentSaved(unpaidToo);
	sandbox.events.paymentSaved(unpaid);
	expect(await workflows.eventsOf(instance)).toEqual(['paymentPaid 1037']);
	sandbox.person.unpay(unpaidToo);
	expect(await workflows.eventsOf(instance)).toEqual(['paymentPaid 1037', 'paymentUnpaid 1038']);
});

test('an application token that another process of n8n was told is the one that counts', async () => {
	const instance = await workflows.application();
	sandbox.person.pay(unpaid);
	await workflows.settled();
	const writtenAt = Number(dataOf(instance).writtenAt) + 1;
	const tokenDigest = createHash('sha256').update('f'.repeat(16)).digest('hex');
	Object.assign(dataOf(instance), { tokenDigest, writtenAt });
	sandbox.person.pay(unpaidToo);
	expect(await workflows.eventsOf(instance)).toEqual(['paymentPaid 1037']);
	expect(instance.warnings).toHaveLength(1);
});

test('neither the key of the handlers nor the application token is in n8n’s database', async () => {
	const instance = await workflows.application();
	sandbox.person.pay(unpaid);
	await workflows.settled();
	expect(leaksOf(sandbox, instance)).toEqual([]);
	instance.restart();
	await instance.activate('init');
	await instance.deactivate();
	await instance.activate();
	sandbox.person.pay(unpaidToo);
	expect(await workflows.eventsOf(instance)).toEqual(['paymentPaid 1037', 'paymentPaid 1038']);
	expect(leaksOf(sandbox, instance)).toEqual([]);
});

test('static data that holds a key and a token in plain text: the handlers are bound with a new key', async () => {
	const instance = await workflows.application();
	const keys = () => sandbox.events.handlers.bound.map(({ url }) => url.split('?key=')[1]);
	const [key] = keys();
	delete dataOf(instance).keyDigest;
	Object.assign(dataOf(instance), { key, applicationToken: 'f'.repeat(32) });
	instance.restart();
	await instance.activate('init');
	expect(new Set([key, ...keys()]).size).toBe(2);
	expect(JSON.stringify(instance.stored)).not.toMatch(`${key}|f{32}`);
	sandbox.person.pay(unpaid);
	expect(await workflows.eventsOf(instance)).toEqual(['paymentPaid 1037']);
});

test('calls that are on their way when the workflow is saved are taken, also where n8n was started anew', async () => {
	const instance = await workflows.application();
	instance.restart();
	await instance.activate('init');
	sandbox.events.hold();
	sandbox.person.pay(unpaid);
	await instance.deactivate();
	await instance.activate('update');
	sandbox.events.release();
	expect(await workflows.eventsOf(instance)).toEqual(['paymentPaid 1037']);
	expect(instance.warnings).toEqual([]);
});

test('a credential of another portal: nothing of the first one is known, and its calls are refused', async () => {
	const instance = await workflows.application({ events: ['paymentPaid'] });
	sandbox.person.pay(unpaid);
	await workflows.settled();
	instance.setCredentials(oAuthCredentialsFor(other));
	sandbox.person.pay(unpaidToo);
	expect(await workflows.eventsOf(instance)).toEqual(['paymentPaid 1037']);
	expect(instance.warnings).toHaveLength(1);
	await instance.activate();
	for (const id of [unpaid, unpaidThird]) other.person.pay(id);
	await other.events.settled();
	await instance.settled();
	expect(instance.events.sort()).toEqual([
		...['paymentPaid 1037', 'paymentPaid 1037', 'paymentPaid 1039'],
	]);
	expect(dataOf(instance).host).toBe(new URL(other.url).host);
});

test('a look at another portal is a first look', async () => {
	const parameters = { authentication: 'oAuth2', options: { lookBack: 3650 } };
	const instance = await workflows.poller(parameters);
	instance.setCredentials(oAuthCredentialsFor(sandbox));
	await instance.poll();
	instance.setCredentials(oAuthCredentialsFor(other));
	other.person.pay(unpaid);
	other.person.add();
	await instance.poll();
	expect(instance.events).toEqual([]);
	other.person.pay(unpaidToo);
	await instance.poll();
	expect(instance.events).toEqual(['paymentPaid 1038']);
});
