import type { NodeApiError } from 'n8n-workflow';
import { oAuthCredentialsFor } from '../support/engine/oauthCredentials';
import type { Instance } from '../support/engine/instance';
import { type Fault, type Sandbox } from '../sandbox';
import { leaksOf } from './leaksOf';
import { rejectionOf } from '../support/rejectionOf';
import { useSandbox } from '../support/useSandbox';
import { useWorkflows } from '../support/useWorkflows';

const sandbox = useSandbox({}, { speedUp: 100 });
const workflows = useWorkflows(sandbox);

/** What activation fails with; nothing is bound then. */
async function failureOf(instance: Instance): Promise<NodeApiError> {
	const error = await rejectionOf(instance.activate());
	expect(sandbox.events.handlers.list).toEqual([]);
	expect(leaksOf(sandbox, instance, error)).toEqual([]);
	return error;
}

type Row = [
	what: string,
	arrange: (sandbox: Sandbox) => unknown,
	message: string | RegExp,
	advice: RegExp,
];

const refusals: Row[] = [
	[
		'an application without the scope sale',
		({ settings }) => (settings.application.scopes = ['crm']),
		'The application lacks the scope sale',
		/^No event handler was registered\. Add sale in the application’s settings .* activate the workflow again\.$/,
	],
	[
		'an application without the scope crm',
		({ settings }) => (settings.application.scopes = ['sale']),
		'The application lacks the scope crm',
		/^No event handler was registered\. Add crm in the application’s settings/,
	],
	[
		'an application that is not installed yet',
		({ settings }) => (settings.application.installed = false),
		/not installed yet, so Bitrix24 sends no events/,
		/finish its installation, or select “Script only/,
	],
	[
		'a user who has no access to the application',
		({ settings }) => (settings.application.userMayUse = false),
		'The user does not have access to the application.',
		/./,
	],
	['an application that is switched off', ({ oauth }) => oauth.switchOff(), /not found/i, /./],
	[
		'a user who may not see all payments, where new ones are to start the workflow',
		({ settings }) => (settings.user.admin = false),
		/./,
		/user with permissions for the online store’s orders/,
	],
	[
		'an access that has ended',
		({ oauth }) => {
			oauth.expire();
			oauth.revoke();
		},
		'Access to the portal has expired and could not be refreshed',
		/connect it again/,
	],
	[
		'a portal that answers nothing',
		({ faults }) => faults.order({ kind: 'reset', process: 'never', times: Infinity }),
		/closed the connection before it responded/,
		/./,
	],
	[
		'a portal that binds no handler',
		({ faults }) =>
			faults.order({
				...{ kind: 'error', method: 'event.bind', code: 'ERROR_WRONG_HANDLER_URL' },
				text: 'Wrong handler URL',
			} as Fault),
		'Wrong handler URL',
		/./,
	],
	[
		'a binding whose answer is lost and that did not happen',
		({ faults }) => faults.order({ kind: 'reset', process: 'never', method: 'event.bind' }),
		/it is unknown whether it was added/,
		/./,
	],
];

test.each(refusals)(
	'%s: activation fails and says what to do',
	async (...[, arrange, message, advice]) => {
		const instance = await workflows.newApplication();
		arrange(sandbox);
		const error = await failureOf(instance);
		expect(error.message).toEqual(
			typeof message === 'string' ? message : expect.stringMatching(message),
		);
		expect(error.description).toMatch(advice);
	},
);

test('an application without the scope sale is not called, whatever the events', async () => {
	sandbox.settings.application.scopes = ['crm'];
	const error = await failureOf(await workflows.newApplication({ events: ['paymentPaid'] }));
	expect(error.message).toBe('The application lacks the scope sale');
});

test('a user who may not see all payments hears of what is paid', async () => {
	sandbox.settings.user.admin = false;
	const instance = await workflows.application({ events: ['paymentPaid'] });
	sandbox.person.pay(1037);
	expect(await workflows.eventsOf(instance)).toEqual(['paymentPaid 1037']);
});

test('n8n on an address of this machine alone can’t be called by a portal on the internet', async () => {
	const store = oAuthCredentialsFor(sandbox, { portal: 'portal.example' });
	const instance = await workflows.newApplication({}, { store });
	const error = await failureOf(instance);
	expect(error.message).toBe(`Bitrix24 can’t reach n8n at ${instance.addressOf()}`);
	expect(error.description).toMatch(/WEBHOOK_URL .* Bitrix24 Payment Poll Trigger/);
	expect(workflows.requests).toEqual([]);
});

test('a credential that is not connected: activation says so', async () => {
	const store = oAuthCredentialsFor(sandbox, { oauthTokenData: {} });
	const error = await failureOf(await workflows.newApplication({}, { store }));
	expect(error.message).toBe('The Bitrix24 OAuth2 API credential is not connected');
	expect(error.description).toMatch(/click Connect/);
});
