import type { INodeParameters } from 'n8n-workflow';
import { sampleIds } from '../sandbox';
import { POLL_TRIGGER } from '../support/engine';
import { rejectionOf } from '../support/rejectionOf';
import { useSandbox } from '../support/useSandbox';
import { ALL_EVENTS, useWorkflows } from '../support/useWorkflows';

const { deal, unpaid } = sampleIds;
const sandbox = useSandbox({}, { speedUp: 300 });
const workflows = useWorkflows(sandbox);
const PRESET: INodeParameters = { includeOwner: true };
const events = ['paymentPaid'];

const grant = (...scopes: string[]) => {
	sandbox.settings.scopes = scopes;
	sandbox.settings.application.scopes = scopes;
};

describe.each([
	['an application', 'newApplication', 'oAuth2', 'then connect the credential again'],
	['a webhook', 'newWebhook', 'webhook', 'to the webhook in Bitrix24'],
] as const)('Include Owner at the activation of %s', (_name, way, authentication, place) => {
	test('a missing scope is named, and where to give it', async () => {
		grant('crm');
		const instance = await workflows[way]({ ...PRESET, events });
		const error = await rejectionOf(instance.activate());
		expect(error.message).toMatch(/^The (application|webhook) lacks the scope sale$/);
		expect(error.description).toContain('Add sale ');
		expect(error.description).toContain(place);
		// An application hears of no payment without it.
		expect(error.description?.includes('Include Owner')).toBe(authentication === 'webhook');
		if (authentication === 'oAuth2') expect(sandbox.events.handlers.list).toEqual([]);
	});

	test('it is named for a node that is bound already, too', async () => {
		const instance = await workflows[way]({ includeOwner: false, events });
		await instance.activate();
		grant('crm');
		instance.set({ ...PRESET, authentication, events });
		const error = await rejectionOf(instance.activate('update'));
		expect(error.message).toContain('lacks the scope sale');
		expect(error.description).toContain('The workflow was not activated.');
		expect(error.description).toContain(place);
	});

	test('without Include Owner nothing is missing for a node that is bound already', async () => {
		const instance = await workflows[way]({ includeOwner: false, events });
		await instance.activate();
		if (authentication === 'webhook') grant('crm');
		await instance.activate('update');
		sandbox.person.pay(unpaid);
		expect(await workflows.eventsOf(instance)).toEqual([`paymentPaid ${unpaid}`]);
	});

	test.each(['init', 'leadershipChange'] as const)(
		'n8n that activates by itself (%s) takes calls all the same, and each failure is shown',
		async (activation) => {
			const instance = await workflows[way]({ ...PRESET, events });
			await instance.activate();
			const denied = { kind: 'error', code: '200040300010', text: 'Access Denied' } as const;
			sandbox.faults.order({ ...denied, method: 'sale.payment.list', times: Infinity });
			await instance.activate(activation);
			sandbox.person.pay(unpaid);
			await workflows.settled();
			expect(instance.failed).toHaveLength(1);
			sandbox.faults.clear();
			sandbox.events.paymentSaved(unpaid);
			expect(await workflows.eventsOf(instance)).toEqual([`paymentPaid ${unpaid}`]);
		},
	);

	test('a user without rights to the store’s orders is told so, and how to do without', async () => {
		sandbox.settings.user.admin = false;
		const instance = await workflows[way]({ ...PRESET, events });
		const error = await rejectionOf(instance.activate());
		expect(error.message).toMatch(/^What payments belong to can’t be read: .*access denied/i);
		expect(error.description).toMatch(/such a user\. Then activate .* turn off Include Owner\.$/);
	});

	test('a portal that can’t be asked for scopes at that moment does not keep a bound node from being active', async () => {
		const instance = await workflows[way]({ ...PRESET, events });
		await instance.activate();
		for (const method of ['scope', 'sale.payment.list'])
			sandbox.faults.order({
				kind: 'html',
				status: 502,
				process: 'never',
				method,
				times: Infinity,
			});
		await instance.activate('update');
		sandbox.faults.clear();
		sandbox.person.pay(unpaid);
		expect(await workflows.eventsOf(instance)).toEqual([`paymentPaid ${unpaid}`]);
	});
});

describe('The first poll', () => {
	test.each([
		['all payments', {}, 'sale', ['crm']],
		['all payments', {}, 'crm', ['sale']],
		['a deal', { watch: 'owners', entityTypeId: 2, entityIds: String(deal) }, 'crm', ['sale']],
	])('of %s names the scope that is missing: %s', async (_what, watch, missing, granted) => {
		grant(...granted);
		const instance = await workflows.poller({ ...PRESET, ...watch });
		const error = await rejectionOf(instance.poll());
		expect(error.message).toBe(`The webhook lacks the scope ${missing}`);
		expect(error.description).toContain(`Add ${missing} to the webhook in Bitrix24`);
	});

	test('names it in the words of an application', async () => {
		const instance = await workflows.newApplication(
			{ events },
			{
				further: [
					{
						...{ name: 'Poll', type: POLL_TRIGGER },
						parameters: { authentication: 'oAuth2', watch: 'all', events },
					},
				],
			},
		);
		grant('crm');
		const error = await rejectionOf(instance.poll('Poll'));
		expect(error.message).toBe('The application lacks the scope sale');
		expect(error.description).toContain('then connect the credential again');
	});

	test('asks for the scopes once an activation, not at each poll', async () => {
		const instance = await workflows.polled(PRESET);
		sandbox.journal.clear();
		await instance.poll();
		expect(workflows.requests).not.toContain('scope');
	});
});

test('a value of Include Owner that is neither is named', async () => {
	const instance = await workflows.newApplication({ includeOwner: 'maybe', events: ALL_EVENTS });
	const error = await rejectionOf(instance.activate());
	expect(error.message).toBe('Include Owner must be true or false, not "maybe"');
});
