import type { Instance } from '../support/engine/trigger';
import { texts } from '../client/oauth/ask';
import type { Sandbox } from '../sandbox';

/** All that proves who somebody is: tokens, the webhook's and the client's secret, the handlers' keys. */
function secretsOf({ oauth, events, secret }: Sandbox): string[] {
	const keys = events.handlers.list.map(({ url }) => new URL(url).searchParams.get('key'));
	const tokens = events.handlers.list.map(({ applicationToken }) => applicationToken);
	return [...oauth.given, oauth.clientSecret, secret, events.applicationToken, ...tokens, ...keys]
		.filter((text) => text !== null)
		.filter((text) => text !== '');
}

/** What errors show, but for the node itself: what the user entered is part of the workflow. */
function shownBy(error: Error): string[] {
	const parts = Reflect.ownKeys(error).filter((key) => key !== 'node');
	return parts.flatMap((key) => texts(Reflect.get(error, key)));
}

/** What anybody may read of a workflow that holds a secret; static data is not shown. */
export function leaksOf(sandbox: Sandbox, instance: Instance, ...errors: Error[]): string[] {
	const shown = [
		...instance.warnings,
		...[...instance.failed, ...errors].flatMap(shownBy),
		...texts(instance.started.map(({ items }) => items)),
	];
	const secrets = secretsOf(sandbox);
	return shown.filter((text) => secrets.some((secret) => text.includes(secret)));
}
