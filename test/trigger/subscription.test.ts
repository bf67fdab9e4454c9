import type { Instance } from '../support/engine/instance';
import { sampleIds } from '../sandbox';
import { useSandbox } from '../support/useSandbox';
import { useWorkflows } from '../support/useWorkflows';

const { paid, unpaid } = sampleIds;
const SAVED = 'ONPAYMENTENTITYSAVED';
const DELETED = 'ONPAYMENTDELETED';
const sandbox = useSandbox();
const workflows = useWorkflows(sandbox);

/** The events that are bound to a workflow's own address, whatever the key. */
const boundTo = (instance: Instance): string[] =>
	sandbox.events.handlers.bound
		.filter(({ url }) => url.split('?')[0] === instance.addressOf())
		.map(({ event }) => event);

/** What was changed at the portal's handlers. */
const changes = () => workflows.requests.filter((method) => /^event\.(un)?bind$/.test(method));

const withEvents = (events: string[]) => ({ authentication: 'oAuth2', events });

test.each([
	['payments that are paid', ['paymentPaid'], [SAVED]],
	['payments that are made, changed or taken back', ['paymentCreated', 'paymentUpdated'], [SAVED]],
	['payments that are deleted', ['paymentDeleted'], [DELETED]],
	['both', ['paymentDeleted', 'paymentUnpaid'], [SAVED, DELETED]],
])('activation binds just what is needed to hear of %s', async (_what, events, bound) => {
	const instance = await workflows.application({ events });
	expect(boundTo(instance)).toEqual(bound);
	expect(sandbox.events.handlers.list).toHaveLength(bound.length);
});

test('a trigger for deleted payments alone is called for nothing else', async () => {
	const instance = await workflows.application({ events: ['paymentDeleted'] });
	sandbox.person.pay(unpaid);
	sandbox.person.delete(sampleIds.unpaidToo);
	await workflows.settled();
	expect(instance.calls).toBe(1);
	expect(instance.events).toEqual(['paymentDeleted 1038']);
});

test('deactivation unbinds', async () => {
	const instance = await workflows.application();
	await instance.deactivate();
	expect(sandbox.events.handlers.list).toEqual([]);
	sandbox.person.pay(unpaid);
	await workflows.settled();
	expect(instance.calls).toBe(0);
	expect(instance.warnings).toEqual([]);
});

test('deactivation of what the portal has forgotten is no error', async () => {
	const instance = await workflows.application();
	sandbox.events.dropBindings();
	await instance.deactivate();
	expect(instance.warnings).toEqual([]);
});

test('a second activation binds nothing twice and leaves the key as it was', async () => {
	const instance = await workflows.application();
	const before = sandbox.events.handlers.list.map(({ url }) => url);
	await instance.activate();
	expect(changes()).toEqual([]);
	expect(sandbox.events.handlers.list.map(({ url }) => url)).toEqual(before);
});

test('when n8n is started anew, what is bound and what is known stays', async () => {
	const instance = await workflows.application();
	instance.restart();
	await instance.activate('init');
	expect(workflows.requests).toEqual(['event.get']);
	sandbox.person.unpay(paid);
	sandbox.person.change(unpaid, { sum: 1 });
	expect((await workflows.eventsOf(instance)).sort()).toEqual([
		'paymentUnpaid 1036',
		'paymentUpdated 1037',
	]);
});

test('when n8n is started anew and the portal has forgotten its handlers, they are bound again', async () => {
	const instance = await workflows.application();
	sandbox.events.dropBindings();
	instance.restart();
	await instance.activate('init');
	expect(boundTo(instance)).toEqual([SAVED, DELETED]);
});

test('other events in the panel: what is missing is bound, and what is left over is unbound', async () => {
	const instance = await workflows.application({ events: ['paymentPaid'] });
	instance.set(withEvents(['paymentDeleted']));
	await instance.activate('update');
	expect(boundTo(instance)).toEqual([DELETED]);
	instance.set(withEvents(['paymentDeleted', 'paymentUnpaid']));
	await instance.activate('update');
	expect(boundTo(instance)).toEqual([DELETED, SAVED]);
	expect(changes()).toEqual(['event.unbind', 'event.bind', 'event.bind']);
});

test('handlers with a key that n8n no longer has are unbound', async () => {
	const instance = await workflows.application();
	const before = sandbox.events.handlers.bound.map(({ url }) => url);
	instance.stored = {};
	instance.restart();
	await instance.activate();
	expect(boundTo(instance)).toEqual([SAVED, DELETED]);
	for (const { url } of sandbox.events.handlers.bound) expect(before).not.toContain(url);
});

test('handlers of other workflows, and of others than n8n, are left alone', async () => {
	const other = await workflows.application();
	const instance = await workflows.application();
	const { handlers } = sandbox.events;
	handlers.bind(SAVED, 'http://127.0.0.1:9/somewhere', 0);
	handlers.bind('ONCRMDEALUPDATE', 'http://127.0.0.1:9/somewhere', 0);
	handlers.bind(SAVED, `${instance.addressOf()}/else?key=1`, 0);
	handlers.addWebhook(instance.addressOf(), [SAVED]);
	await instance.deactivate();
	await instance.activate();
	await instance.deactivate();
	const left = handlers.list.map(({ url }) => url.split('?')[0]);
	expect(left).toEqual([
		...[other.addressOf(), other.addressOf()],
		...['http://127.0.0.1:9/somewhere', 'http://127.0.0.1:9/somewhere'],
		...[`${instance.addressOf()}/else`, instance.addressOf()],
	]);
});

test('what happened while the workflow was not active is told at the payment’s next call, but for new ones', async () => {
	const instance = await workflows.application();
	await instance.deactivate();
	sandbox.person.pay(unpaid);
	const { id } = sandbox.person.add();
	await instance.activate();
	expect(instance.events).toEqual([]);
	sandbox.events.paymentSaved(unpaid);
	sandbox.events.paymentSaved(id);
	expect(await workflows.eventsOf(instance)).toEqual(['paymentPaid 1037']);
});
