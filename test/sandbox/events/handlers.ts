import { randomBytes } from 'node:crypto';

/** An address that is told of an event. */
export interface Handler {
	/** The portal's number for it, event_handler_id. */
	id: number;
	/** Upper-case. */
	event: string;
	url: string;
	/** An application bound it, or it is an outgoing webhook with a token of its own. */
	of: 'application' | 'webhook';
	/** Whose rights come with the event; 0: those of who acted. Only for an application. */
	authType: number;
	/** What proves that the portal sent it. */
	applicationToken: string;
}

/** What event.unbind names; what is left out matches all. */
export interface Unbound {
	event: string;
	url?: string;
	authType?: number;
}

const newToken = () => randomBytes(16).toString('hex');

/** Who is told of what: the application's bindings and the outgoing webhooks. */
export class Handlers {
	/** The application's own; every installation has another. */
	applicationToken = newToken();

	private all: Handler[] = [];
	private lastId = 0;

	/** Binds a handler of the application; false where the very same is bound already. */
	bind(event: string, url: string, authType: number): boolean {
		const same = this.bound.some(
			(handler) => handler.event === event && handler.url === url && handler.authType === authType,
		);
		if (same) return false;
		this.add({ event, url, of: 'application', authType, applicationToken: this.applicationToken });
		return true;
	}

	/** Takes handlers of the application away; how many they were. */
	unbind({ event, url, authType }: Unbound): number {
		const before = this.all.length;
		this.all = this.all.filter(
			(handler) =>
				handler.of === 'webhook' ||
				handler.event !== event ||
				(url !== undefined && handler.url !== url) ||
				(authType !== undefined && handler.authType !== authType),
		);
		return before - this.all.length;
	}

	/** Adds an outgoing webhook; its application token. */
	addWebhook(url: string, events: string[]): string {
		const applicationToken = newToken();
		for (const event of events) {
			this.add({ event, url, of: 'webhook', authType: 0, applicationToken });
		}
		return applicationToken;
	}

	/** The application's, in the order they were bound. */
	get bound(): Handler[] {
		return this.all.filter((handler) => handler.of === 'application');
	}

	/** All of them, webhooks too. */
	get list(): readonly Handler[] {
		return this.all;
	}

	/** Forgets what the application bound, as when it is updated or installed again. */
	dropBound(): void {
		this.all = this.all.filter((handler) => handler.of === 'webhook');
	}

	clear(): void {
		this.all = [];
		this.lastId = 0;
		this.applicationToken = newToken();
	}

	private add(given: Omit<Handler, 'id'>): void {
		this.all.push({ id: ++this.lastId, ...given });
	}
}
