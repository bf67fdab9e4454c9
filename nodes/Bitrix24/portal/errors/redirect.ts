import type { Failure } from '../outcome';
import { notExecuted } from '../outcome';

function parsed(location: unknown, base: string): URL | undefined {
	if (typeof location !== 'string' || location === '') return undefined;
	try {
		return new URL(location, base);
	} catch {
		return undefined;
	}
}

/**
 * A redirect is not followed: a POST would become a GET, and the secret would go to another host. A portal
 * that sends a call to a page of its own has not moved: its licence is over, or REST is closed
 * (docs/bitrix24-rest.md §9.14).
 *
 * @param location where the answer leads to
 * @param host the portal's, where it is known
 */
export function redirectFailure(location: unknown, status: number, host?: string): Failure {
	const httpCode = String(status);
	const own = host ?? 'portal.invalid';
	const target = parsed(location, `https://${own}`);
	if (target === undefined) {
		return notExecuted('PORTAL_MOVED', 'Bitrix24 responded with a redirect', { httpCode });
	}
	if (target.host === own) {
		const message = `The portal redirects the request to its page ${target.pathname}`;
		return notExecuted('PORTAL_CLOSED', message, { httpCode });
	}
	return notExecuted('PORTAL_MOVED', `The portal has moved to ${target.host}`, { httpCode });
}
