import type { FunctionsBase, ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { Failure, Outcome } from './call';
import { failed } from './call';

/** How many requests a portal takes: bitrix24-rest.md §3, the official page on limits. */
export type Plan = 'standard' | 'enterprise' | 'selfHosted';

/** The way into one portal, made from a credential. */
export interface Door {
	/** Where methods are: `https://portal/rest/1/secret`, without a last slash. */
	address: string;
	/** The portal's host, with its port where it has one of its own. */
	host: string;
	plan: Plan;
	/** Texts that must never be shown. */
	secrets: string[];
}

const PLANS: Plan[] = ['standard', 'enterprise', 'selfHosted'];
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
const WEBHOOK_PATH = /^(.*\/rest\/\d+\/([^/]+))(\/[\w.]*)?\/?$/;

const refused = (text: string): Outcome =>
	failed({
		code: 'INVALID_CREDENTIAL',
		text,
		advice:
			'Nothing was sent. In the portal open Developer resources > Other > Inbound webhook, copy the URL shown there (https://your-portal.bitrix24.com/rest/1/…/) and paste it into Webhook URL of the Bitrix24 API credential.',
		httpCode: null,
		certainty: 'unsent',
	} satisfies Failure);

/**
 * Reads the URL of an inbound webhook.
 *
 * @param value the URL as Bitrix24 shows it, with or without the last slash, or with a method's name behind
 * @param plan one of {@link PLANS}; anything else counts as `standard`
 * @returns the door, or a failure that names the field and never shows the URL
 */
export function webhookDoor(value: unknown, plan: unknown): Door | Outcome {
	if (typeof value !== 'string' || value.trim() === '') return refused('Webhook URL is empty');
	let url: URL;
	try {
		url = new URL(value.trim());
	} catch {
		return refused('Webhook URL is not a URL');
	}
	if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK.test(url.hostname))) {
		return refused('Webhook URL must begin with https://');
	}
	if (url.username !== '' || url.password !== '') {
		return refused('Webhook URL must not have a user name or a password in it');
	}
	if (/^(.*\/)?rest\/api\//.test(url.pathname)) {
		return refused('Webhook URL leads to REST 3.0 (/rest/api/), which has no payments');
	}
	const path = WEBHOOK_PATH.exec(url.pathname);
	if (path?.[1] === undefined || path[2] === undefined) {
		return refused('Webhook URL is not the URL of an inbound webhook');
	}
	return {
		address: `${url.origin}${path[1]}`,
		host: url.host,
		plan: PLANS.find((known) => known === plan) ?? 'standard',
		secrets: [path[2]],
	};
}

/**
 * Opens the way into the portal that the node's credential leads to.
 */
export async function openDoor(
	caller: Pick<FunctionsBase, 'getCredentials'>,
): Promise<Door | Outcome> {
	return await caller.getCredentials<ICredentialDataDecryptedObject>('bitrix24Api').then(
		({ webhookSecretUrl, plan }) => webhookDoor(webhookSecretUrl, plan),
		(error: Error) => refused(error.message),
	);
}
