import { createHash, timingSafeEqual } from 'crypto';
import type { Connection } from '../../portal/connection/connection';
import { invalidCredential } from '../../portal/connection/connection';
import type { Failure } from '../../portal/outcome';
import { notExecuted } from '../../portal/outcome';
import { shown } from '../../portal/values';
import type { EventPayload } from './payload';

/** A call of Bitrix24 has about 1 kB. */
export const MAX_BODY_BYTES = 64 * 1024;

/** What a call has to bring along. */
export interface ExpectedCaller {
	/**
	 * In the address of the handler that we bound ourselves. The process alone has it, and only where it bound the
	 * handler or saw it in the portal: n8n keeps static data as plain text.
	 */
	key?: string;
	/** What tells whether a key is the right one; undefined where the user made the webhook. */
	keyDigest?: string;
	/** The same of the application token that the first good call brought; undefined before that. */
	tokenDigest?: string;
	/** The portal's own number, as the credential or the first good call told it. */
	memberId?: string;
}

const digest = (text: string) => createHash('sha256').update(text).digest();

/** What is kept of a secret that is long and random: enough to know it again. */
export const digestOf = (secret: string): string => digest(secret).toString('hex');

/** Compares in a time that tells nothing of where two texts differ, or of how long they are. */
const isSame = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));

/**
 * Decides whether a call came to the address that this node bound itself.
 *
 * @param key what stood in the address that was called
 * @returns why not, in words that hold no secret; undefined when it did
 */
export function ownHandlerError(
	{ applicationToken }: EventPayload,
	key: string,
	expected: ExpectedCaller,
): string | undefined {
	if (!isSame(digestOf(key), expected.keyDigest ?? '')) {
		return 'its URL is not the one that this node registered in Bitrix24. Deactivate and activate the workflow to register it again';
	}
	if (applicationToken === '') return 'it has no application token';
	return expected.tokenDigest === undefined ||
		isSame(digestOf(applicationToken), expected.tokenDigest)
		? undefined
		: 'its application token differs from that of earlier requests. If the application was reinstalled, deactivate and activate the workflow';
}

/**
 * Decides whether a call is one of the outbound webhook that a person made.
 *
 * @param own the token that the credential tells; undefined where any is taken
 * @returns why not, in words that hold no secret; undefined when it is
 */
export function outboundWebhookError(
	{ applicationToken }: EventPayload,
	own: string | undefined,
): string | undefined {
	if (applicationToken === '') return 'it has no application token';
	return own === undefined || isSame(applicationToken, own)
		? undefined
		: 'its application token does not match Application Token in the credential. Copy the token again from the outbound webhook in Bitrix24';
}

/** That there is nothing by which a call of an outbound webhook can be told from anybody's. */
export const NO_APPLICATION_TOKEN = invalidCredential(
	'Application Token of the Bitrix24 API credential is empty',
	'Without it, requests from Bitrix24 can’t be authenticated, so all requests are refused. Copy the application token of the outbound webhook in Bitrix24 (Applications > Developer resources > Ready-made scenarios > Other > Outbound webhook) into Application Token of the credential, then activate the workflow.',
);

/** That the node has no address in the portal of its credential, as after the credential was changed. */
export const NOT_BOUND = notExecuted(
	'NOT_BOUND',
	'A request was refused: this node has no event handler registered in the portal of its credential',
	{
		advice:
			'The workflow was not started. Deactivate and activate it to register the event handlers in the portal.',
	},
);

/**
 * Decides whether a call of an application comes from the credential's own portal. Its name need not be the
 * credential's, as of a portal that was renamed (docs/bitrix24-rest.md §9.15): its own number has to be.
 *
 * @returns why not, with both names; undefined when it does
 */
export function wrongPortalError(
	{ domain, memberId }: EventPayload,
	expected: ExpectedCaller,
	connection: Pick<Connection, 'host' | 'memberId'>,
): Failure | undefined {
	const own = connection.memberId ?? expected.memberId;
	if (own === undefined || isSame(memberId, own)) return undefined;
	return notExecuted(
		'WRONG_PORTAL',
		`A request was refused: it comes from the portal ${shown(domain)}, but the credential belongs to ${shown(connection.host)} (their member_id differs)`,
		{
			advice:
				'The workflow was not started. Deactivate and activate it to register the event handlers in the credential’s portal. If the other portal is the right one, connect a Bitrix24 OAuth2 API credential to it and select it in the node.',
		},
	);
}
