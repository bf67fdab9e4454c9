import { RestError } from '../http/restError';
import type { Portal } from '../portal';

const refused = (code: string, text: string) => new RestError(code, text, 401);

/** Why a call with this access token is refused before anything runs; undefined where it is not. */
export function refusalOfToken(portal: Portal, accessToken: string): RestError | undefined {
	const { oauth, settings } = portal;
	if (accessToken === '') return refused('NO_AUTH_FOUND', 'Wrong authorization data');
	const state = oauth.accessTokens.stateOf(accessToken);
	if (state === 'unknown') return refused('invalid_token', 'Unable to get application by token');
	if (state === 'expired') {
		return refused('expired_token', 'The access token provided has expired.');
	}
	if (!oauth.active) return refused('APPLICATION_NOT_FOUND', 'Application not found');
	if (!settings.application.userMayUse) {
		return refused('user_access_error', 'The user does not have access to the application.');
	}
	return undefined;
}

/** The portal as the application sees it: with the scopes of its own card. */
export function asSeenByApplication(portal: Portal): Portal {
	const { scopes } = portal.settings.application;
	return { ...portal, settings: { ...portal.settings, scopes }, byToken: true };
}

/** The token of a call: the header comes first, then `auth`, then `access_token` (section 2). */
export function tokenOf(authorization: string | undefined, given: Record<string, unknown>): string {
	const bearer = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
	return bearer ?? String(given.auth ?? given.access_token ?? '');
}
