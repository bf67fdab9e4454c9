import { sleep } from 'n8n-workflow';
import type { Sandbox } from '../sandbox';
import { oAuthCredentialsFor, type OAuthCredentials } from '../engine/oauth-credentials';

/** Longer than it takes anywhere, and shorter than the time a test has. */
const GIVE_UP_MS = 10_000;

/** Waits until something has happened; gives up in the end, since a loop without one would outlive the test. */
export async function until(met: () => boolean): Promise<void> {
	const end = Date.now() + GIVE_UP_MS;
	while (!met()) {
		if (Date.now() > end) throw new Error('What was waited for did not happen');
		await sleep(1);
	}
}

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

/** Every text that can be reached from a value, also over properties that do not enumerate. */
export function texts(value: unknown, seen = new Set<unknown>()): string[] {
	if (typeof value === 'string') return [value];
	if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return [];
	if (seen.has(value)) return [];
	seen.add(value);
	return Reflect.ownKeys(value).flatMap((key) => [
		String(key),
		...texts(Reflect.get(value, key), seen),
	]);
}
