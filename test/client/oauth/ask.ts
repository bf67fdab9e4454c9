import type { Sandbox } from '../../sandbox';
import { oAuthCredentialsFor, type OAuthCredentials } from '../../support/engine/oauth-credentials';

/** What arrived, in short: the method's last word, and the code it was refused with. */
export const story = ({ journal }: Sandbox): string[] =>
	journal.entries.map(({ method, error }) =>
		[method.split('.').at(-1), error].filter((word) => word !== undefined).join(' '),
	);

/** A connected credential whose access token is an hour old. */
export function expiredCredentials(sandbox: Sandbox): OAuthCredentials {
	const store = oAuthCredentialsFor(sandbox);
	sandbox.oauth.expire();
	return store;
}
