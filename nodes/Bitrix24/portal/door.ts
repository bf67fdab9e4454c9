import type { FunctionsBase, IDataObject } from 'n8n-workflow';
import { isObject } from './answer';
import type { Failure, Outcome } from './call';
import { failed } from './call';

/** How many requests a portal takes: bitrix24-rest.md §3, the official page on limits. */
export type Plan = 'standard' | 'enterprise' | 'selfHosted';

/** The way into one portal, made from a credential. */
export interface Door {
	/** Where methods are: `https://portal/rest/1/secret` or `https://portal/rest`, no last slash. */
	address: string;
	/** The portal's host, with its port where it has one of its own. */
	host: string;
	plan: Plan;
	/** The type of a credential whose token goes with each request; none for a webhook. */
	signedWith?: string;
	/** Texts that must never be shown. */
	secrets: string[];
	/** Set once the token has expired and can't be renewed: nobody tries again in this run. */
	closed?: Failure;
}

const PLANS: Plan[] = ['standard', 'enterprise', 'selfHosted'];
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
const WEBHOOK_PATH = /^(.*\/rest\/\d+\/([^/]+))(\/[\w.]*)?\/?$/;

const WEBHOOK_ADVICE =
	'Nothing was sent. In the portal open Developer resources > Other > Inbound webhook, copy the URL shown there (https://your-portal.bitrix24.com/rest/1/…/) and paste it into Webhook URL of the Bitrix24 API credential.';
const PORTAL_ADVICE =
	'Nothing was sent. Enter the host name of the portal, such as your-portal.bitrix24.com, in Portal of the Bitrix24 OAuth2 API credential.';

const CONNECT_ADVICE =
	'Nothing was sent. Open the Bitrix24 OAuth2 API credential and press Connect.';

const refused = (text: string, advice: string): Outcome =>
	failed({ code: 'INVALID_CREDENTIAL', text, advice, httpCode: null, certainty: 'unsent' });

const planOf = (value: unknown): Plan => PLANS.find((known) => known === value) ?? 'standard';

function urlOf(value: string): URL | undefined {
	try {
		return new URL(value);
	} catch {
		return undefined;
	}
}

/** Plain http can be read on the way, so it is for this machine alone (the sandbox portal). */
const isSafe = ({ protocol, hostname }: URL): boolean =>
	protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));

/** The texts of an application's credential that must never be shown. */
function secretsOf({ clientSecret, oauthTokenData }: IDataObject): string[] {
	const token = isObject(oauthTokenData) ? oauthTokenData : {};
	return [clientSecret, token.access_token, token.refresh_token].filter(
		(secret): secret is string => typeof secret === 'string' && secret !== '',
	);
}

/**
 * Reads the URL of an inbound webhook.
 *
 * @param value the URL as Bitrix24 shows it, with or without the last slash, or with a method's name behind
 * @param plan one of {@link PLANS}; anything else counts as `standard`
 * @returns the door, or a failure that names the field and never shows the URL
 */
export function webhookDoor(value: unknown, plan: unknown): Door | Outcome {
	const no = (text: string) => refused(`Webhook URL ${text}`, WEBHOOK_ADVICE);
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
	if (path?.[1] === undefined || path[2] === undefined) {
		return no('is not the URL of an inbound webhook');
	}
	return {
		address: `${url.origin}${path[1]}`,
		host: url.host,
		plan: planOf(plan),
		secrets: [path[2]],
	};
}

/**
 * Reads a credential of an application. `https://` and a path around the host are forgiven. The
 * address that came with the token is taken only where it is on the portal's own host: a token is
 * never sent to another.
 */
export function portalDoor(credential: IDataObject): Door | Outcome {
	const no = (text: string) => refused(`Portal ${text}`, PORTAL_ADVICE);
	const { portal, plan, oauthTokenData } = credential;
	if (typeof portal !== 'string' || portal.trim() === '') return no('is empty');
	const host = portal
		.trim()
		.replace(/^https?:\/\//i, '')
		.replace(/\/.*$/, '');
	const bare = urlOf(`https://${host}`);
	if (bare === undefined || bare.username !== '' || !/^[^\s@?#]+$/.test(host)) {
		return no('is not a host name');
	}
	const server = urlOf(String(credential.authServerUrl));
	if (credential.authServer === 'other' && (server === undefined || !isSafe(server))) {
		return refused('Authorization Server URL must begin with https://', CONNECT_ADVICE);
	}
	const origin = LOOPBACK.test(bare.hostname) ? `http://${bare.host}` : bare.origin;
	const token = isObject(oauthTokenData) ? oauthTokenData : {};
	if (typeof token.access_token !== 'string' || token.access_token === '') {
		return refused('The Bitrix24 OAuth2 API credential is not connected', CONNECT_ADVICE);
	}
	const endpoint = urlOf(String(token.client_endpoint));
	const own = endpoint?.origin === origin ? endpoint.href.replace(/\/+$/, '') : `${origin}/rest`;
	return {
		address: own,
		host: bare.host,
		plan: planOf(plan),
		signedWith: 'bitrix24OAuth2Api',
		secrets: secretsOf(credential),
	};
}

/**
 * Opens the way into the portal that the node's credential leads to.
 */
export async function openDoor(
	caller: Pick<FunctionsBase, 'getCredentials' | 'getNode'>,
): Promise<Door | Outcome> {
	const oAuth2 = caller.getNode().parameters.authentication === 'oAuth2';
	const credential = caller.getCredentials<IDataObject>(
		oAuth2 ? 'bitrix24OAuth2Api' : 'bitrix24Api',
	);
	return await credential.then(
		(data) => (oAuth2 ? portalDoor(data) : webhookDoor(data.webhookSecretUrl, data.plan)),
		(error: Error) => refused(error.message, oAuth2 ? PORTAL_ADVICE : WEBHOOK_ADVICE),
	);
}

/**
 * A door as it is needed to report a failure: with the tokens of now beside those that the run began
 * with, since n8n, or another run, may have renewed them meanwhile.
 */
export async function latest(
	caller: Pick<FunctionsBase, 'getCredentials'>,
	door: Door,
): Promise<Door> {
	if (door.signedWith === undefined) return door;
	const secrets = await caller
		.getCredentials<IDataObject>(door.signedWith)
		.then(secretsOf, () => []);
	return { ...door, secrets: [...door.secrets, ...secrets] };
}
