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
];
