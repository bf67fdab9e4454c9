import type { IDataObject } from 'n8n-workflow';
import { planOf } from '../limits/plan';
import type { Result } from '../outcome';
import type { Connection } from './connection';
import { invalidCredential, isSafe, parseUrl } from './connection';

const WEBHOOK_PATH = /^(.*\/rest\/(\d+)\/([^/]+))(\/[\w.]*)?\/?$/;

/** Bitrix24's own have 32 characters; what is much shorter stands in many a text by chance. */
const SHORTEST_SECRET = 8;

const WEBHOOK_ADVICE =
	'Nothing was sent. In Bitrix24 open Applications > Developer resources > Ready-made scenarios > Other > Inbound webhook, copy the URL shown there (https://your-portal.bitrix24.com/rest/1/…/) and paste it into Webhook URL of the Bitrix24 API credential.';

/**
 * Reads a credential of webhooks.
 *
 * @param credential `webhookSecretUrl`: the URL of an inbound webhook as Bitrix24 shows it, with or without the last
 * slash, or with a method's name behind; `plan`: one of {@link Plan}, anything else counts as `standard`;
 * `applicationToken`: that of the outbound webhook, or nothing
 * @returns the connection, or a failure that names the field and never shows the URL
 */
export function parseWebhookCredential(credential: IDataObject): Result<Connection> {
	const { webhookSecretUrl: value, plan, applicationToken } = credential;
	const no = (why: string) => invalidCredential(`Webhook URL ${why}`, WEBHOOK_ADVICE);
	if (typeof value !== 'string' || value.trim() === '') return no('is empty');
	const url = parseUrl(value.trim());
	if (url === undefined) return no('is not a URL');
	if (!isSafe(url)) return no('must begin with https://');
	if (url.username !== '' || url.password !== '') {
		return no('must not contain a user name or password');
	}
	if (/^(.*\/)?rest\/api\//.test(url.pathname)) {
		return no('points to REST 3.0 (/rest/api/), which has no payment methods');
	}
	const [, address, userId, secret] = WEBHOOK_PATH.exec(url.pathname) ?? [];
	if (address === undefined || secret === undefined) {
		return no('is not the URL of an inbound webhook');
	}
	const token = typeof applicationToken === 'string' ? applicationToken.trim() : '';
	const connection = {
		address: `${url.origin}${address}`,
		host: url.host,
		plan: planOf(plan),
		userId: Number(userId),
		...(token !== '' && { applicationToken: token }),
		secrets: token.length < SHORTEST_SECRET ? [secret] : [secret, token],
	};
	return { ok: true, value: connection };
}
