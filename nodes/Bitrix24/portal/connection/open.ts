import type { FunctionsBase, IDataObject } from 'n8n-workflow';
import type { Connection } from './connection';
import { isSafe, planOf, invalidCredential, urlOf } from './connection';
import { parseOAuth2Credential, PORTAL_ADVICE, secretsOf } from './oauth2Credential';
import type { Failed } from '../outcome';

export type { Connection as Door, Plan } from './connection';

const WEBHOOK_PATH = /^(.*\/rest\/(\d+)\/([^/]+))(\/[\w.]*)?\/?$/;

const WEBHOOK_ADVICE =
	'Nothing was sent. In the portal open Developer resources > Other > Inbound webhook, copy the URL shown there (https://your-portal.bitrix24.com/rest/1/…/) and paste it into Webhook URL of the Bitrix24 API credential.';

/**
 * Reads the URL of an inbound webhook.
 *
 * @param value the URL as Bitrix24 shows it, with or without the last slash, or with a method's name behind
 * @param plan one of {@link PLANS}; anything else counts as `standard`
 * @returns the door, or a failure that names the field and never shows the URL
 */
export function parseWebhookUrl(value: unknown, plan: unknown): Connection | Failed {
	const no = (text: string) => invalidCredential(`Webhook URL ${text}`, WEBHOOK_ADVICE);
	if (typeof value !== 'string' || value.trim() === '') return no('is empty');
	const url = urlOf(value.trim());
	if (url === undefined) return no('is not a URL');
	if (!isSafe(url)) {
		return no('must begin with https://');
	}
	if (url.username !== '' || url.password !== '') {
		return no('must not have a user name or a password in it');
	}
	if (/^(.*\/)?rest\/api\//.test(url.pathname)) {
		return no('leads to REST 3.0 (/rest/api/), which has no payments');
	}
	const path = WEBHOOK_PATH.exec(url.pathname);
	if (path?.[1] === undefined || path[3] === undefined) {
		return no('is not the URL of an inbound webhook');
	}
	return {
		address: `${url.origin}${path[1]}`,
		host: url.host,
		plan: planOf(plan),
		userId: Number(path[2]),
		secrets: [path[3]],
	};
}

/**
 * Opens the way into the portal that the node's credential leads to.
 */
export async function openConnection(
	caller: Pick<FunctionsBase, 'getCredentials' | 'getNode'>,
): Promise<Connection | Failed> {
	const oAuth2 = caller.getNode().parameters.authentication === 'oAuth2';
	const credential = caller.getCredentials<IDataObject>(
		oAuth2 ? 'bitrix24OAuth2Api' : 'bitrix24Api',
	);
	return await credential.then(
		(data) =>
			oAuth2 ? parseOAuth2Credential(data) : parseWebhookUrl(data.webhookSecretUrl, data.plan),
		(error: Error) => invalidCredential(error.message, oAuth2 ? PORTAL_ADVICE : WEBHOOK_ADVICE),
	);
}

/**
 * A door as it is needed to report a failure: with the tokens of now beside those that the run began
 * with, since n8n, or another run, may have renewed them meanwhile.
 */
export async function withCurrentSecrets(
	caller: Pick<FunctionsBase, 'getCredentials'>,
	door: Connection,
): Promise<Connection> {
	if (door.credentialType === undefined) return door;
	const secrets = await caller
		.getCredentials<IDataObject>(door.credentialType)
		.then(secretsOf, () => []);
	return { ...door, secrets: [...door.secrets, ...secrets] };
}
