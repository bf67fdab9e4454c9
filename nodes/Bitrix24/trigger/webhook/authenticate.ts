import { createHash, timingSafeEqual } from 'crypto';
import type { Connection } from '../../portal/connection/connection';
import type { EventPayload } from './payload';

/** A call of Bitrix24 has about 1 kB. */
export const MAX_BODY_BYTES = 64 * 1024;

/** What a call has to bring along. */
export interface ExpectedCaller {
	/** In the address of the handler that we bound ourselves; undefined where the user made the webhook. */
	key?: string;
	/** As the user entered it, or as the first good call brought it; undefined before that. */
	applicationToken?: string;
	/** The portal's own number, as the credential or the first good call told it. */
	memberId?: string;
}

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Compares in a time that tells nothing of where two texts differ, or of how long they are. */
const isSame = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));

/**
 * Decides whether a call is one that Bitrix24 makes to this node.
 *
 * @param key what stood in the address that was called
 * @returns why not, in words that hold no secret; undefined when it is
 */
export function authenticationError(
	payload: EventPayload,
	key: string,
	expected: ExpectedCaller,
): string | undefined {
	if (expected.key !== undefined && !isSame(key, expected.key)) {
		return 'its address is not the one that this node bound in Bitrix24. Deactivate and activate the workflow to bind it anew';
	}
	if (payload.applicationToken === '') return 'it has no application token';
	if (expected.applicationToken === undefined) {
		return expected.key === undefined
			? 'the node has no application token to compare with. Fill in Application Token, or activate the workflow'
			: undefined;
	}
	if (isSame(payload.applicationToken, expected.applicationToken)) return undefined;
	return expected.key === undefined
		? 'its application token is not the one in Application Token. Copy the token again from the outbound webhook in Bitrix24'
		: 'its application token is not the one of the calls before it. If the application was installed anew, deactivate and activate the workflow';
}

/**
 * Decides whether a call comes from the credential's own portal.
 *
 * @returns why not; undefined when it does
 */
export function wrongPortalError(
	{ domain, memberId }: EventPayload,
	expected: ExpectedCaller,
	connection: Pick<Connection, 'host' | 'memberId'>,
): string | undefined {
	const host = connection.host.toLowerCase();
	if (domain !== host && domain !== host.split(':')[0]) {
		return 'it comes from another portal than the one of the credential';
	}
	const own = connection.memberId ?? expected.memberId;
	return own !== undefined && !isSame(memberId, own)
		? 'it comes from a portal with another number (member_id) than the one of the credential'
		: undefined;
}
