import { sampleIds } from '../sandbox';
import { useSandbox } from '../support/useSandbox';
import { useWorkflows } from '../support/useWorkflows';

const { paid, unpaid } = sampleIds;
const sandbox = useSandbox();
const workflows = useWorkflows(sandbox);

const bound = () =>
	sandbox.events.handlers.bound.map(({ event, url }) => [event, url.split('?')[0]]);

test('the test address is bound while the editor listens, and unbound after it', async () => {
	const instance = await workflows.newApplication();
	await instance.listen();
	const address = instance.addressOf('Trigger', true);
	expect(bound()).toEqual([
		['ONPAYMENTENTITYSAVED', address],
		['ONPAYMENTDELETED', address],
	]);
	await instance.stopListening();
	expect(bound()).toEqual([]);
});

test('of an active workflow both addresses are bound, each with a key of its own', async () => {
	const instance = await workflows.application({ events: ['paymentPaid'] });
	await instance.listen();
	expect(bound()).toEqual([
		['ONPAYMENTENTITYSAVED', instance.addressOf()],
		['ONPAYMENTENTITYSAVED', instance.addressOf('Trigger', true)],
	]);
	const keys = sandbox.events.handlers.bound.map(({ url }) => url.split('?key=')[1]);
	expect(new Set(keys).size).toBe(2);
	await instance.stopListening();
	expect(bound()).toEqual([['ONPAYMENTENTITYSAVED', instance.addressOf()]]);
	await instance.deactivate();
	expect(bound()).toEqual([]);
});

type Row = [happens: string, events: string[], change: () => unknown, starts: string[]];

const rows: Row[] = [
	['a payment is paid', ['paymentPaid'], () => sandbox.person.pay(unpaid), ['paymentPaid 1037']],
	[
		'a payment is taken back',
		['paymentPaid', 'paymentUnpaid'],
		() => sandbox.person.unpay(paid),
		['paymentUnpaid 1036'],
	],
	['a payment is made', ['paymentCreated'], () => sandbox.person.add(), ['paymentCreated 1049']],
	[
		'a payment is deleted',
		['paymentDeleted'],
		() => sandbox.person.delete(unpaid),
		['paymentDeleted 1037'],
	],
	[
		'any payment is saved that is paid: it stands for one that was paid just now',
		['paymentPaid', 'paymentUnpaid'],
		() => sandbox.events.paymentSaved(paid),
		['paymentPaid 1036'],
	],
	[
		'any payment is saved: it stands for one that was changed',
		['paymentUpdated', 'paymentCreated'],
		() => sandbox.events.paymentSaved(unpaid),
		['paymentUpdated 1037'],
	],
	[
		'a payment is saved that is not paid, where only paid ones are wanted',
		['paymentPaid'],
		() => sandbox.events.paymentSaved(unpaid),
		[],
	],
];

test.each(rows)('while the editor listens %s', async (_happens, events, change, starts) => {
	const instance = await workflows.newApplication({ events });
	await instance.listen();
	change();
	await workflows.settled();
	expect(instance.warnings).toEqual([]);
	expect(instance.events).toEqual(starts);
	expect(instance.failed).toEqual([]);
});

test('a test run has the choices of the options', async () => {
	const instance = await workflows.newApplication({
		events: ['paymentPaid'],
		options: { minimumSum: 80_000 },
	});
	await instance.listen();
	sandbox.events.paymentSaved(1047);
	expect(await workflows.eventsOf(instance)).toEqual([]);
	sandbox.person.pay(unpaid);
	expect(await workflows.eventsOf(instance)).toEqual(['paymentPaid 1037']);
});

test('a call that is refused starts nothing, and the next good one does', async () => {
	const instance = await workflows.newApplication({ events: ['paymentPaid'] });
	await instance.listen();
	const { events } = sandbox;
	sandbox.store.payment(unpaid).paid = 'Y';
	const handler = String(events.handlers.bound[0]?.url);
	const address = instance.addressOf('Trigger', true);
	expect(await events.forge({}, `${address}?key=wrong`)).toMatchObject({ status: 403 });
	expect(await events.forge({ 'auth[member_id]': 'x' }, handler)).toMatchObject({ status: 403 });
	expect(instance.started).toEqual([]);
	expect(await events.forge({}, handler)).toMatchObject({ status: 200 });
	expect(await workflows.eventsOf(instance)).toEqual(['paymentPaid 1037']);
});

describe('with an outgoing webhook', () => {
	test('the test address is called when the user has set it up', async () => {
		const instance = await workflows.newWebhook({ events: ['paymentPaid'] });
		const handler = instance.addressOf('Trigger', true);
		sandbox.events.addWebhook({ handler, events: ['OnPaymentEntitySaved'] });
		workflows.enter(instance, 'of the webhook with the Production URL');
		await instance.listen();
		expect(bound()).toEqual([]);
		sandbox.person.pay(unpaid);
		expect(await workflows.eventsOf(instance)).toEqual(['paymentPaid 1037']);
		expect(instance.stored).toEqual({});
	});

	test('no application token has to be entered for it', async () => {
		const instance = await workflows.newWebhook({ events: ['paymentPaid'] });
		const handler = instance.addressOf('Trigger', true);
		workflows.enter(instance, '');
		await instance.listen();
		const { applicationToken } = sandbox.events.addWebhook({
			handler,
			events: ['OnPaymentEntitySaved'],
		});
		expect(applicationToken).not.toBe('');
		sandbox.person.pay(unpaid);
		expect(await workflows.eventsOf(instance)).toEqual(['paymentPaid 1037']);
	});
});
