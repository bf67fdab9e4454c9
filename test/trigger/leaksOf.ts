import type { Instance } from '../support/engine/instance';
import { textsWith } from '../support/reachableTexts';
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
const shownBy = (error: Error): unknown[] =>
	Reflect.ownKeys(error)
		.filter((key) => key !== 'node')
		.map((key) => Reflect.get(error, key) as unknown);

/** What anybody may read of a workflow that holds a secret: n8n keeps static data as plain text, and exports it. */
export function leaksOf(sandbox: Sandbox, instance: Instance, ...errors: Error[]): string[] {
	const items = instance.started.map((start) => start.items);
	const shown = [...instance.failed, ...errors].map(shownBy);
	return textsWith(secretsOf(sandbox), instance.warnings, shown, items, instance.stored);
}
