import type { IDataObject } from 'n8n-workflow';
import { planOf } from '../limits/plan';
import type { Result } from '../outcome';
import { isObject } from '../values';
import type { Connection } from './connection';
import { invalidCredential, isSafe, parseUrl } from './connection';
import { isLoopback } from './loopback';

const PORTAL_ADVICE =
	'Nothing was sent. In the Bitrix24 OAuth2 API credential, enter the portal’s host name in Portal, such as your-portal.bitrix24.com.';

const CONNECT_ADVICE =
	'Nothing was sent. Open the Bitrix24 OAuth2 API credential and click Connect.';

const SERVER_ADVICE =
	'Nothing was sent. Fix it in the Bitrix24 OAuth2 API credential, then connect the credential again.';

/** The token with which an application's requests are sent; undefined where there is none. */
export function accessTokenOf({ oauthTokenData }: IDataObject): string | undefined {
	const { access_token: token } = isObject(oauthTokenData) ? oauthTokenData : {};
	return typeof token === 'string' && token !== '' ? token : undefined;
}

/** Whether a token can be renewed at all. */
export const hasRefreshToken = ({ oauthTokenData }: IDataObject): boolean =>
	isObject(oauthTokenData) && Boolean(oauthTokenData.refresh_token);

/** The texts of an application's credential that must never be shown. */
export function secretsOf({ clientSecret, oauthTokenData }: IDataObject): string[] {
	const token = isObject(oauthTokenData) ? oauthTokenData : {};
	return [clientSecret, token.access_token, token.refresh_token].filter(
		(secret): secret is string => typeof secret === 'string' && secret !== '',
	);
}

/**
 * Reads a credential of an application. `https://` and a path around the host are forgiven. The
 * address that came with the token is taken only where it is on the portal's own host: a token is
 * never sent to another.
 */
export function parseOAuth2Credential(credential: IDataObject): Result<Connection> {
	const no = (why: string) => invalidCredential(`Portal ${why}`, PORTAL_ADVICE);
	const { portal, plan, oauthTokenData } = credential;
	if (typeof portal !== 'string' || portal.trim() === '') return no('is empty');
	const host = portal
		.trim()
		.replace(/^https?:\/\//i, '')
		.replace(/\/.*$/, '');
	const bare = parseUrl(`https://${host}`);
	if (bare === undefined || bare.username !== '' || !/^[^\s@?#]+$/.test(host)) {
		return no('is not a host name');
	}
	const server = parseUrl(String(credential.authServerUrl));
	if (credential.authServer === 'other' && (server === undefined || !isSafe(server))) {
		return invalidCredential('Authorization Server URL must begin with https://', SERVER_ADVICE);
	}
	const origin = isLoopback(bare.hostname) ? `http://${bare.host}` : bare.origin;
	const token = isObject(oauthTokenData) ? oauthTokenData : {};
	const accessToken = accessTokenOf(credential);
	if (accessToken === undefined) {
		return invalidCredential('The Bitrix24 OAuth2 API credential is not connected', CONNECT_ADVICE);
	}
	const endpoint = parseUrl(String(token.client_endpoint));
	const own = endpoint?.origin === origin ? endpoint.href.replace(/\/+$/, '') : `${origin}/rest`;
	const connection = {
		address: own,
		host: bare.host,
		plan: planOf(plan),
		credentialType: 'bitrix24OAuth2Api',
		...(token.user_id !== undefined && { userId: Number(token.user_id) }),
		...(typeof token.member_id === 'string' && { memberId: token.member_id }),
		accessToken,
		secrets: secretsOf(credential),
	};
	return { ok: true, value: connection };
}
