import type { Clock } from '../clock';
import { type PaymentEvent, scopeOf } from './eventTypes';
import type { Handler } from './handlers';

/** What a payload needs of the application's authorization. */
export interface TokenIssuer {
	readonly portalUrl: string;
	readonly memberId: string;
	readonly accessTokens: { issue(): string };
	/** Names the portal by its domain. */
	callback(): { domain: string };
}

/** The fields of an event's body by the names they have in the form, in the order they are sent in. */
export type EventFields = Record<string, string>;

/**
 * What the queue server posts (section 5). A webhook gets no token; nor does an application where nobody
 * acted that the portal could name, as when a robot did. Never a refresh token: these events have none.
 *
 * @param user who acted; null: a robot
 */
export function payloadFields(
	{ event, id }: PaymentEvent,
	handler: Handler,
	oauth: TokenIssuer,
	clock: Clock,
	user: number | null,
): EventFields {
	const rights = handler.authType === 0 ? user : handler.authType;
	const hasToken = handler.of === 'application' && rights !== null;
	return {
		event,
		event_handler_id: String(handler.id),
		'data[FIELDS][ID]': String(id),
		ts: String(Math.floor(clock.now() / 1000)),
		...(hasToken && {
			'auth[access_token]': oauth.accessTokens.issue(),
			'auth[expires_in]': '3600',
		}),
		...(handler.of === 'application' && { 'auth[scope]': scopeOf(event) ?? '' }),
		'auth[domain]': oauth.callback().domain,
		'auth[server_endpoint]': 'https://oauth.bitrix.info/rest/',
		...(handler.of === 'application' && { 'auth[status]': 'L' }),
		'auth[client_endpoint]': `${oauth.portalUrl}/rest/`,
		'auth[member_id]': oauth.memberId,
		...(hasToken && { 'auth[user_id]': String(rights) }),
		'auth[application_token]': handler.applicationToken,
	};
}

/** Fields as application/x-www-form-urlencoded. */
export function encodeForm(fields: EventFields): string {
	return new URLSearchParams(fields).toString();
}
