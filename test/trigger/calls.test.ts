import { sampleIds } from '../sandbox';
import { isoDate } from '../sandbox/clock';
import { useSandbox } from '../support/useSandbox';
import { useWorkflows } from '../support/useWorkflows';

const { unpaid } = sampleIds;
const sandbox = useSandbox();
const workflows = useWorkflows(sandbox);

const handlerOf = () => String(sandbox.events.handlers.list[0]?.url);

test.each([
	['is about something else', { event: 'ONCRMDEALUPDATE' }],
	['names no event', { event: undefined }],
	['names no payment', { 'data[FIELDS][ID]': undefined }],
	['names payment 0', { 'data[FIELDS][ID]': '0' }],
	['names a negative number', { 'data[FIELDS][ID]': '-1037' }],
	['names a part of a payment', { 'data[FIELDS][ID]': '1037.5' }],
	['names a payment in words', { 'data[FIELDS][ID]': '1037 or another' }],
	['names an endless number', { 'data[FIELDS][ID]': '9'.repeat(30) }],
])('a genuine call that %s is taken and starts nothing', async (_what, body) => {
	const instance = await workflows.application();
	sandbox.store.payment(unpaid).paid = 'Y';
	const { status } = await sandbox.events.forge(body, handlerOf());
	await workflows.settled();
	expect(status).toBe(200);
	expect(workflows.requests).toEqual([]);
	expect(instance.started).toEqual([]);
	expect(instance.failed).toEqual([]);
	expect(instance.warnings).toEqual([]);
});

test('an event’s name in other letters is the same event', async () => {
	const instance = await workflows.application();
	sandbox.store.payment(unpaid).paid = 'Y';
	await sandbox.events.forge({ event: 'OnPaymentEntitySaved' }, handlerOf());
	expect(await workflows.eventsOf(instance)).toEqual(['paymentPaid 1037']);
});

test('a call without its time, as from an older portal, is judged by n8n’s clock', async () => {
	const instance = await workflows.application();
	// Older than all that there is: not known, and not new.
	for (const [id, minutes] of [
		[5, 9],
		[6, 11],
	] as const) {
		const datePaid = isoDate(Date.now() - minutes * 60_000);
		sandbox.store.addPayment({ id, paid: 'Y', datePaid });
		const body = { ts: undefined, 'data[FIELDS][ID]': String(id) };
		await sandbox.events.forge(body, handlerOf());
	}
	expect(await workflows.eventsOf(instance)).toEqual(['paymentPaid 5']);
});

test('a call is answered before the payment is read, so that a slow portal slows no call', async () => {
	const instance = await workflows.application();
	sandbox.settings.latency = 500;
	sandbox.person.pay(unpaid);
	await workflows.settled();
	const [{ status, milliseconds } = {}] = sandbox.events.sent;
	expect(status).toBe(200);
	expect(milliseconds).toBeLessThan(500);
	expect(instance.events).toEqual(['paymentPaid 1037']);
});
