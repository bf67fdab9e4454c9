import { RestError } from '../http/restError';
import type { Portal } from '../portal';

/** Whose the webhook and the tokens are. */
export const USER = 1;

const unauthorized = (code: string, text: string) => new RestError(code, text, 401);

/** Why a call with this webhook is refused before anything runs; undefined where it is not. */
export function refusalOfWebhook(
	{ settings }: Portal,
	user: unknown,
	secret: unknown,
): RestError | undefined {
	if (user === String(USER) && secret === settings.secret) return undefined;
	return unauthorized('INVALID_CREDENTIALS', 'Invalid request credentials');
}

/** Why a call with this access token is refused before anything runs; undefined where it is not. */
export function refusalOfToken(portal: Portal, accessToken: string): RestError | undefined {
	const { oauth, settings } = portal;
	if (accessToken === '') return unauthorized('NO_AUTH_FOUND', 'Wrong authorization data');
	const state = oauth.accessTokens.stateOf(accessToken);
	if (state === 'unknown')
		return unauthorized('invalid_token', 'Unable to get application by token');
	if (state === 'expired') {
		return unauthorized('expired_token', 'The access token provided has expired.');
	}
	if (!oauth.active) return unauthorized('APPLICATION_NOT_FOUND', 'Application not found');
	if (!settings.application.userMayUse) {
		const text = 'The user does not have access to the application.';
		return unauthorized('user_access_error', text);
	}
	return undefined;
}

/** The portal as the application sees it: with the scopes of its own card. */
export function asSeenByApplication(portal: Portal, accessToken: string): Portal {
	const { scopes } = portal.settings.application;
	return { ...portal, settings: { ...portal.settings, scopes }, byToken: true, accessToken };
}

/** The token of a call: the header comes first, then `auth`, then `access_token` (section 2). */
export function tokenOf(authorization: string | undefined, given: Record<string, unknown>): string {
	const bearer = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
	return bearer ?? String(given.auth ?? given.access_token ?? '');
}
