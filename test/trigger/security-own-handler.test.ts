import crypto from 'crypto';
import type { Instance } from '../support/engine/instance';
import { sampleIds } from '../sandbox';
import { leaksOf } from './leaksOf';
import { useSandbox } from '../support/useSandbox';
import { useWorkflows } from '../support/useWorkflows';

const { unpaid, unpaidToo } = sampleIds;
const sandbox = useSandbox();
const workflows = useWorkflows(sandbox);

const handlers = () => sandbox.events.handlers;
const handlerOf = () => String(handlers().list[0]?.url);

/** A payment is paid of which only a forged call tells. */
const payQuietly = () => (sandbox.store.payment(unpaid).paid = 'Y');

const forge = async (body: Record<string, string | undefined>, handler = handlerOf()) =>
	(await sandbox.events.forge(body, handler)).status;

/** A call of the portal itself. */
async function callFrom(instance: Instance): Promise<void> {
	sandbox.person.pay(unpaidToo);
	expect(await workflows.eventsOf(instance)).toEqual(['paymentPaid 1038']);
}

test('an address without the key, with another one, or with two, is not the one that was bound', async () => {
	const instance = await workflows.application();
	payQuietly();
	const [address = '', key = ''] = handlerOf().split('?key=');
	expect(key).toMatch(/^[0-9a-f]{32}$/);
	const others = [
		address,
		`${address}?key=`,
		`${address}?key=${'0'.repeat(32)}`,
		`${address}?key=${key}&key=${key}`,
		`${address}?KEY=${key}`,
	];
	for (const other of others) expect(await forge({}, other)).toBe(403);
	expect(instance.started).toEqual([]);
	expect(workflows.requests).toEqual([]);
	expect(instance.warnings).toHaveLength(others.length);
	expect(instance.warnings[0]).toMatch(/Deactivate and activate/);
	expect(leaksOf(sandbox, instance)).toEqual([]);
});

test('each node binds an address with a key of its own', async () => {
	await workflows.application();
	await workflows.application();
	const keys = handlers().list.map(({ url }) => url.split('?key=')[1]);
	expect(new Set(keys).size).toBe(2);
});

test('the application token of the first good call is the only one that is taken after it', async () => {
	const instance = await workflows.application();
	await callFrom(instance);
	payQuietly();
	expect(await forge({ 'auth[application_token]': 'f'.repeat(32) })).toBe(403);
	expect(instance.warnings).toEqual([expect.stringMatching(/deactivate and activate/)]);
	expect(await forge({})).toBe(200);
	expect(await workflows.eventsOf(instance)).toEqual(['paymentPaid 1038', 'paymentPaid 1037']);
});

test.each([
	['a wrong key', {}, '?key=wrong'],
	['another portal’s number', { 'auth[member_id]': 'f'.repeat(32) }, ''],
])(
	'the application token of a call with %s is not taken for the first',
	async (...[, body, query]) => {
		const instance = await workflows.application();
		const address = query === '' ? handlerOf() : handlerOf().replace(/\?.*/, query);
		expect(await forge({ ...body, 'auth[application_token]': 'f'.repeat(32) }, address)).toBe(403);
		await callFrom(instance);
		expect(await forge({ 'auth[application_token]': 'f'.repeat(32) })).toBe(403);
	},
);

test('a first call without an application token is refused', async () => {
	const instance = await workflows.application();
	expect(await forge({ 'auth[application_token]': '' })).toBe(403);
	expect(await forge({ 'auth[application_token]': undefined })).toBe(403);
	await callFrom(instance);
});

test('when n8n is started anew, the application token is still known', async () => {
	const instance = await workflows.application();
	await callFrom(instance);
	instance.restart();
	await instance.activate('init');
	payQuietly();
	expect(await forge({ 'auth[application_token]': 'f'.repeat(32) })).toBe(403);
	expect(await forge({})).toBe(200);
});

test('an application that is installed anew is heard again after deactivation and activation', async () => {
	const instance = await workflows.application();
	await callFrom(instance);
	const before = handlers().applicationToken;
	sandbox.events.dropBindings();
	handlers().applicationToken = 'e'.repeat(32);
	await instance.deactivate();
	await instance.activate();
	sandbox.person.unpay(unpaidToo);
	expect(await workflows.eventsOf(instance)).toEqual(['paymentPaid 1038', 'paymentUnpaid 1038']);
	expect(await forge({ 'auth[application_token]': before })).toBe(403);
});

test('a key, a token and a portal’s number are compared in constant time, whatever their length', async () => {
	const instance = await workflows.application();
	await callFrom(instance);
	const compare = jest.spyOn(crypto, 'timingSafeEqual');
	const compared = async (body: Record<string, string>, handler?: string) => {
		compare.mockClear();
		expect(await forge(body, handler)).toBe(403);
		return compare.mock.results.map(({ value }) => value as unknown);
	};
	try {
		expect(await compared({}, handlerOf().replace(/\?.*/, '?key=x'))).toEqual([false]);
		expect(await compared({ 'auth[application_token]': 'x' })).toEqual([true, false]);
		expect(await compared({ 'auth[member_id]': 'x' })).toEqual([true, true, false]);
	} finally {
		compare.mockRestore();
	}
});
