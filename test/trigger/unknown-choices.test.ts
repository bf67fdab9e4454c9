import type { INodeParameters } from 'n8n-workflow';
import type { Instance } from '../support/engine/instance';
import { rejectionOf } from '../support/rejectionOf';
import { useSandbox } from '../support/useSandbox';
import { useWorkflows } from '../support/useWorkflows';

const sandbox = useSandbox();
const workflows = useWorkflows(sandbox);

type Case = [label: string, given: INodeParameters];

/** Values that no list of the node has, as an expression or a program gives them. */
const OF_BOTH: Case[] = [
	['Events', { events: [] }],
	['Events', { events: ['paymentRefunded'] }],
	['Events', { events: ['paymentPaid', 'paid'] }],
	['Events', { events: 'payment' }],
	['Events', { events: [''] }],
	['Events', { events: ['constructor'] }],
	['Belongs To', { options: { belongsTo: 7 } }],
	['Belongs To', { options: { belongsTo: 'deal' } }],
	['Minimum Sum', { options: { minimumSum: 'much' } }],
	['Minimum Sum', { options: { minimumSum: '1 200,50' } }],
	['Minimum Sum', { options: { minimumSum: -1 } }],
	['Payment System Names or IDs', { options: { paySystems: ['Card'] } }],
	['Payment System Names or IDs', { options: { paySystems: [6, 0] } }],
	['Authentication', { authentication: 'webHook' }],
	['Authentication', { authentication: 'oauth2' }],
];

const OF_POLL: Case[] = [
	['Watch', { watch: 'owner' }],
	['Watch', { watch: 'toString' }],
	['Watch', { watch: '' }],
	['Belongs To', { watch: 'owners', entityTypeId: 7, entityIds: '1' }],
	['Belongs To', { watch: 'owners', entityTypeId: 0, entityIds: '1' }],
	['Belongs To', { watch: 'owners', entityTypeId: 'Deal', entityIds: '1' }],
	['Look Back', { options: { lookBack: 'month' } }],
];

async function expectNamed(
	label: string,
	act: Promise<unknown>,
	methods: string[] = [],
): Promise<void> {
	const error = await rejectionOf(act);
	expect(error.message).toMatch(new RegExp(`^${label} (must be|is empty)`));
	expect(error.description).toMatch(/Nothing was sent/);
	const sent = sandbox.journal.entries.map(({ method }) => method);
	expect(sent.filter((method) => !methods.includes(method))).toEqual([]);
}

describe('A trigger that is called', () => {
	const trigger = async (way: 'newApplication' | 'newWebhook', given: INodeParameters) => {
		const instance: Instance = await workflows[way](given);
		sandbox.journal.clear();
		return instance;
	};

	test.each(OF_BOTH)(
		'is not activated with an unknown %s, which is named: %j',
		async (label, given) => {
			const instance = await trigger('newApplication', given);
			await expectNamed(label, instance.activate());
			expect(sandbox.events.handlers.bound).toEqual([]);
		},
	);

	test.each(OF_BOTH)('so it is with a webhook: %s, %j', async (label, given) => {
		const instance = await trigger('newWebhook', given);
		await expectNamed(label, instance.activate());
	});

	test.each(OF_BOTH)('so it is in a test run: %s, %j', async (label, given) => {
		const instance = await trigger('newApplication', given);
		// n8n ends a test run that did not begin: then the node looks what is left to unbind.
		await expectNamed(label, instance.listen(), ['event.get']);
	});

	test('is unbound all the same', async () => {
		const instance = await workflows.application();
		instance.set({ authentication: 'oAuth2', events: ['paymentRefunded'] });
		await instance.deactivate();
		expect(sandbox.events.handlers.bound).toEqual([]);
	});

	test('takes the one event that an expression gives as a text', async () => {
		const instance = await workflows.application({ events: 'paymentPaid' });
		sandbox.person.pay(1037);
		sandbox.person.change(1038, { sum: 7 });
		expect(await workflows.eventsOf(instance)).toEqual(['paymentPaid 1037']);
	});
});

describe('A trigger that looks', () => {
	test.each([...OF_BOTH, ...OF_POLL])(
		'fails with an unknown %s, which is named: %j',
		async (label, given) => {
			const instance = await workflows.poller(given);
			await expectNamed(label, instance.poll());
		},
	);
});
