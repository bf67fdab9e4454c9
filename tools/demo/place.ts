import type { Connection } from '../../nodes/Bitrix24/portal/connection/connection';
import { parseWebhookCredential } from '../../nodes/Bitrix24/portal/connection/webhookUrl';
import type { JournalEntry } from '../../test/sandbox';
import { startSandbox } from '../../test/sandbox';

/** Where the demo pays. */
export interface Place {
	/** One line that says where, and what that means. */
	title: string;
	webhookUrl: string;
	connection: Connection;
	/** What arrived there, oldest first; undefined where nobody but the portal can see that. */
	requests?: JournalEntry[];
	close(): Promise<void>;
}

/** @throws with a text that does not show the URL, where it is none of a webhook */
export function connectionTo(webhookUrl: string): Connection {
	const parsed = parseWebhookCredential({ webhookSecretUrl: webhookUrl });
	if (parsed.ok) return parsed.value;
	throw new Error(`${parsed.message}. ${parsed.advice}`);
}

/**
 * Opens the place that the demo pays at.
 *
 * @param portal the URL of a real portal's webhook; without it the sandbox portal is started
 * @throws with a text that does not show the URL, where it is none of a webhook
 */
export async function openPlace(portal?: string): Promise<Place> {
	if (portal !== undefined) {
		const connection = connectionTo(portal);
		return {
			title: `on the REAL portal ${connection.host}\nThis really marks payments as paid: automation, messages to clients and receipts start.`,
			webhookUrl: portal,
			connection,
			close: async () => {},
		};
	}
	const bucket = { capacity: 50, drain: 2 };
	const { webhookUrl, journal, stop } = await startSandbox({ bucket });
	return {
		title: `on the sandbox portal, an embedded Bitrix24\nIt accepts a burst of ${bucket.capacity} requests, then ${bucket.drain} a second, like Bitrix24’s standard plans.`,
		webhookUrl,
		connection: connectionTo(webhookUrl),
		requests: journal.entries,
		close: stop,
	};
}
