import type { Door } from '../../nodes/Bitrix24/portal/connection/open';
import { parseWebhookUrl } from '../../nodes/Bitrix24/portal/connection/open';
import type { JournalEntry } from '../../test/sandbox';
import { startSandbox } from '../../test/sandbox';

/** Where the demo pays. */
export interface Place {
	/** One line that says where, and what that means. */
	title: string;
	webhookUrl: string;
	door: Door;
	/** What arrived there, oldest first; undefined where nobody but the portal can see that. */
	requests?: JournalEntry[];
	close(): Promise<void>;
}

function doorOf(webhookUrl: string): Door {
	const door = parseWebhookUrl(webhookUrl, 'standard');
	if ('address' in door) return door;
	throw new Error('failure' in door ? `${door.failure.message}. ${door.failure.advice}` : '');
}

/**
 * Opens the place that the demo pays at.
 *
 * @param portal the URL of a real portal's webhook; without it the sandbox portal is started
 * @throws with a text that does not show the URL, where it is none of a webhook
 */
export async function openPlace(portal?: string): Promise<Place> {
	if (portal !== undefined) {
		const door = doorOf(portal);
		return {
			title: `on the REAL portal ${door.host}\nThis really marks payments as paid: automation, messages to clients and receipts start.`,
			webhookUrl: portal,
			door,
			close: async () => {},
		};
	}
	const bucket = { capacity: 50, drain: 2 };
	const { webhookUrl, journal, stop } = await startSandbox({ bucket });
	return {
		title: `on the sandbox portal, an embedded Bitrix24\nIt takes ${bucket.capacity} requests at once, then ${bucket.drain} a second, as Bitrix24 does on its standard plans.`,
		webhookUrl,
		door: doorOf(webhookUrl),
		requests: journal.entries,
		close: stop,
	};
}
