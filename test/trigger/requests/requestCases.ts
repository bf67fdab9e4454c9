import type { INodeParameters } from 'n8n-workflow';
import { type FaultScope, type Sandbox, sampleIds } from '../../sandbox';
import { oAuthCredentialsFor } from '../../support/engine/oauthCredentials';
import type { Workflows } from '../../support/useWorkflows';
import { pollCases } from './pollCases';
import type { RequestCase } from './requestCase';
import { BINDING, ORDER } from './requestCase';

const { unpaid } = sampleIds;
const PAID = [`paymentPaid ${unpaid}`];
const LIST = 'sale.payment.list';

/** The credential of an application whose token does not tell its user. */
function withoutUser(sandbox: Sandbox) {
	const tokens = Object.entries(sandbox.oauth.issue()).filter(([name]) => name !== 'user_id');
	return oAuthCredentialsFor(sandbox, { oauthTokenData: Object.fromEntries(tokens) });
}

/** What a call makes the trigger read. */
function callCases(sandbox: Sandbox, workflows: Workflows): Record<string, RequestCase> {
	// Not by the user of the credential.
	const tell = () => sandbox.events.paymentSaved(unpaid, 7);
	const called = (
		scope: FaultScope,
		parameters: INodeParameters,
		ownUser = false,
	): RequestCase => ({
		scopes: [scope],
		prepare: async () => {
			const store = ownUser ? withoutUser(sandbox) : oAuthCredentialsFor(sandbox);
			return await workflows.application({ events: ['paymentPaid'], ...parameters }, { store });
		},
		act: async () => {
			sandbox.store.payment(unpaid).paid = 'Y';
			tell();
		},
		again: async () => tell(),
		events: PAID,
	});
	return {
		'the payment of a call': called({ method: 'crm.item.payment.get' }, {}),
		'the order of a payment': called(ORDER, { options: { belongsTo: 2 } }),
		'the deal of an order': called(BINDING, { options: { belongsTo: 2 } }),
		'the order of a payment whose owner goes out': called(ORDER, { includeOwner: true }),
		'the deal of an order that goes out': called(BINDING, { includeOwner: true }),
		'the user of the credential': called(
			{ method: 'profile' },
			{ options: { ignoreOwn: true } },
			true,
		),
	};
}

/** What an activation makes. */
function activationCases(sandbox: Sandbox, workflows: Workflows): Record<string, RequestCase> {
	const activated = (scopes: FaultScope[], payments = 0): RequestCase => ({
		scopes,
		prepare: async () => {
			sandbox.store.addPayments(payments);
			return await workflows.newApplication();
		},
		act: async (instance) => await instance.activate(),
		again: async (instance) => {
			await instance.activate();
			sandbox.person.pay(unpaid);
		},
		events: PAID,
	});
	return {
		'the scopes at activation': activated([{ method: 'batch' }, { method: 'scope' }]),
		'the newest payments': activated([{ method: LIST }]),
		'more of the newest payments': activated(
			[{ method: LIST, parameters: ({ start }) => Number(start) > 0 }],
			60,
		),
		'the handlers that are bound': activated([{ method: 'event.get' }]),
		'a handler to bind': activated([{ method: 'event.bind' }]),
		'the scopes at activation with a webhook': {
			...activated([{ method: 'scope' }]),
			prepare: async () => await workflows.newWebhook(),
		},
		'a handler to unbind': {
			scopes: [{ method: 'event.unbind' }],
			prepare: async () => {
				const instance = await workflows.application({ events: ['paymentPaid'] });
				instance.set({ authentication: 'oAuth2', events: ['paymentDeleted'] });
				return instance;
			},
			act: async (instance) => await instance.activate('update'),
			again: async (instance) => {
				await instance.activate('update');
				sandbox.person.delete(unpaid);
			},
			events: [`paymentDeleted ${unpaid}`],
		},
	};
}

/** All requests that triggers make, by what is asked for. */
export const requestCases = (
	sandbox: Sandbox,
	workflows: Workflows,
): Array<[what: string, requestCase: RequestCase]> => [
	...Object.entries(callCases(sandbox, workflows)),
	...Object.entries(activationCases(sandbox, workflows)),
	...Object.entries(pollCases(sandbox, workflows)),
];
