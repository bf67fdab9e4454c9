import type { IDataObject } from 'n8n-workflow';
import { oAuthCredentialsFor } from '../../../test/support/engine/oauthCredentials';
import { TOKEN_REQUEST, type Sandbox } from '../../../test/sandbox';
import type { Mishap } from './mishaps';

const connected = (entered: IDataObject) => (sandbox: Sandbox) =>
	oAuthCredentialsFor(sandbox, entered);
const expired =
	(entered: IDataObject = {}) =>
	(sandbox: Sandbox) => {
		const store = connected(entered)(sandbox);
		sandbox.oauth.expire();
		return store;
	};

const EXPIRED = {
	kind: 'error',
	code: 'expired_token',
	text: 'The access token provided has expired.',
	status: 401,
} as const;

/** Credentials that are wrong, or whose access has ended. */
export const ofCredentials: Mishap[] = [
	...['', 'http://your-portal.bitrix24.com/rest/1/…/', 'https://your-portal.bitrix24.com/'].map(
		(webhookUrl): Mishap => ({ group: 'credential', done: 'notExecuted', webhookUrl }),
	),
	...[
		connected({ oauthTokenData: {} }),
		connected({ portal: '' }),
		connected({ portal: 'our portal' }),
		connected({ authServerUrl: 'http://auth.example/' }),
	].map((application): Mishap => ({ group: 'credential', done: 'notExecuted', application })),
	{
		group: 'credential',
		done: 'notExecuted',
		application: expired(),
		setUp: ({ oauth }) => oauth.revoke(),
	},
	{
		group: 'credential',
		done: 'notExecuted',
		application: expired(),
		faults: [{ kind: 'html', status: 502, process: 'never', method: TOKEN_REQUEST }],
	},
	{
		group: 'credential',
		done: 'notExecuted',
		application: expired({ clientSecret: 'another' }),
	},
	...(
		[
			['invalid_client', 'Client not found', 400],
			['NOT_INSTALLED', 'Application not installed', 401],
			['PAYMENT_REQUIRED', 'Payment required', 401],
			['invalid_scope', 'Invalid scope', 400],
		] as const
	).map(([code, text, status]): Mishap => ({
		group: 'credential',
		done: 'notExecuted',
		application: expired(),
		faults: [{ kind: 'error', code, text, status, process: 'never', method: TOKEN_REQUEST }],
	})),
	{
		group: 'credential',
		done: 'notExecuted',
		application: expired(),
		faults: [{ ...EXPIRED, method: 'crm.item.payment.pay', times: Infinity }],
	},
];
