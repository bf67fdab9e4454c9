import type { Instance } from '../support/engine/instance';
import { type Fault, sampleIds } from '../sandbox';
import { rejectionOf } from '../support/rejectionOf';
import { useSandbox } from '../support/useSandbox';
import { useWorkflows } from '../support/useWorkflows';

const { unpaid } = sampleIds;
const OLD = 'http://127.0.0.1:9';
const sandbox = useSandbox({}, { speedUp: 300 });
const workflows = useWorkflows(sandbox);

const bound = () => sandbox.events.handlers.bound.map(({ url }) => url);
const keysOf = (urls: string[]) => new Set(urls.map((url) => new URL(url).searchParams.get('key')));

/** A workflow that was activated while WEBHOOK_URL was another one; the handlers of then. */
async function movedFrom(url: string, events = ['paymentPaid']): Promise<[Instance, string[]]> {
	const instance = await workflows.newApplication({ events });
	instance.webhookUrl = url;
	await instance.activate();
	const { pathname } = new URL(instance.addressOf());
	const old = bound().filter((handler) => handler.startsWith(`${url}${pathname}?`));
	expect(old.length).toBeGreaterThan(0);
	delete instance.webhookUrl;
	instance.restart();
	return [instance, old];
}

/** It hears of a payment at its address of now, and nothing goes to another one. */
async function expectHeard(instance: Instance): Promise<void> {
	for (const url of bound()) expect(url.startsWith(`${instance.addressOf()}?key=`)).toBe(true);
	sandbox.person.pay(unpaid);
	expect(await workflows.eventsOf(instance)).toEqual(['paymentPaid 1037']);
}

test.each([
	['another host', OLD],
	['a path before it', `${OLD}/n8n`],
	['paths before it', `${OLD}/a/b/c`],
])(
	'WEBHOOK_URL was %s: the handlers of then are unbound at the next activation, and the key is a new one',
	async (_what, url) => {
		const [instance, old] = await movedFrom(url, ['paymentPaid', 'paymentDeleted']);
		await instance.activate('init');
		expect(bound()).toHaveLength(2);
		expect(keysOf(bound()).size).toBe(1);
		expect(keysOf([...bound(), ...old]).size).toBe(2);
		await expectHeard(instance);
	},
);

test('WEBHOOK_URL gets a path before it, and back', async () => {
	const [instance] = await movedFrom(OLD);
	instance.webhookUrl = `${new URL(instance.addressOf()).origin}/n8n`;
	await instance.activate('init');
	expect(bound()).toEqual([expect.stringContaining('/n8n/webhook/')]);
	delete instance.webhookUrl;
	await instance.activate('init');
	await expectHeard(instance);
});

test('calls with the key of then are refused', async () => {
	const [instance, [old = '']] = await movedFrom(OLD);
	await instance.activate('init');
	const { status } = await sandbox.events.forge({}, `${instance.addressOf()}?${old.split('?')[1]}`);
	expect(status).toBe(403);
});

test('handlers of other nodes, of test runs and of others than n8n are left alone', async () => {
	const other = await workflows.newApplication();
	other.webhookUrl = OLD;
	await other.activate();
	const { handlers } = sandbox.events;
	const [instance, [old = '']] = await movedFrom(OLD);
	const left = [
		old.replace('/webhook/', '/webhook-test/'),
		old.replace('/webhook?', '/other?'),
		`${OLD}/webhook/webhook`,
		`${OLD}/`,
	];
	for (const url of left) handlers.bind('ONPAYMENTENTITYSAVED', url, 0);
	const others = bound().filter((url) => url !== old);
	await instance.activate('init');
	expect(bound()).toEqual(expect.arrayContaining(others));
	expect(bound()).toHaveLength(others.length + 1);
	await instance.deactivate();
	expect(bound()).toEqual(others);
});

test('the handlers of then are unbound at deactivation, too', async () => {
	const [instance] = await movedFrom(OLD);
	await instance.deactivate();
	expect(bound()).toEqual([]);
});

test('handlers that can’t be unbound: activation fails, and the next one unbinds them', async () => {
	const [instance, old] = await movedFrom(OLD);
	const denied = { kind: 'error', code: 'ACCESS_DENIED', text: 'Access denied!' } as const;
	sandbox.faults.order({ ...denied, method: 'event.unbind' } as Fault);
	expect((await rejectionOf(instance.activate('init'))).message).toBe('Access denied!');
	expect(bound()).toEqual(old);
	await instance.activate('init');
	await expectHeard(instance);
});

test('without a change the handlers and the key stay', async () => {
	const instance = await workflows.application({ events: ['paymentPaid'] });
	const before = bound();
	instance.restart();
	await instance.activate('init');
	expect(bound()).toEqual(before);
	expect(workflows.requests).toEqual(['event.get']);
});

test('a node that n8n gave no id for webhooks is told from others of its name, and from its test runs', async () => {
	const one = await workflows.newApplication({ events: ['paymentPaid'] });
	const other = await workflows.newApplication({ events: ['paymentPaid'] });
	for (const instance of [one, other]) {
		instance.withoutWebhookId();
		await instance.activate();
	}
	await one.listen();
	const [, , test = ''] = bound();
	expect(bound()).toHaveLength(3);
	one.webhookUrl = OLD;
	await one.activate('init');
	expect(bound()).toHaveLength(3);
	expect(bound()).toContain(test);
});
