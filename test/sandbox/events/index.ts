import type { Clock } from '../clock';
import type { Settings } from '../settings';
import { PAYMENT_DELETED, PAYMENT_SAVED, type PaymentEvent, scopeOf } from './eventTypes';
import { type Handler, Handlers } from './handlers';
import { encodeForm, payloadFields, type TokenIssuer } from './payload';
import type { HandlerAnswer } from './post';
import { EventSender } from './sender';

export type { SentEvent } from './sender';

/** What the portal tells its handlers, whom it tells, and what goes wrong with it. */
export class Events extends EventSender {
	readonly handlers = new Handlers();

	constructor(
		settings: Settings,
		clock: Clock,
		private readonly oauth: TokenIssuer & { readonly active: boolean },
	) {
		super(settings, clock);
	}

	/** The application's own token: what proves to its handlers that the portal sent an event. */
	get applicationToken(): string {
		return this.handlers.applicationToken;
	}

	/** A person sets up an outgoing webhook. Event names in any case. */
	addWebhook({ handler, events }: { handler: string; events: string[] }): {
		applicationToken: string;
	} {
		const names = events.map((event) => event.toUpperCase());
		const unknown = names.find((event) => scopeOf(event) === undefined);
		if (unknown !== undefined) throw new Error(`There is no event ${unknown}`);
		return { applicationToken: this.handlers.addWebhook(handler, names) };
	}

	/** The application is updated or installed again: what it bound is forgotten. */
	dropBindings(): void {
		this.handlers.dropBound();
	}

	/** Tells that a payment was saved, for tests that change the store. `user` null: a robot acted. */
	paymentSaved(id: number, user: number | null = 1): void {
		this.announce([{ event: PAYMENT_SAVED, id }], user);
	}

	/** Tells that a payment was deleted. */
	paymentDeleted(id: number, user: number | null = 1): void {
		this.announce([{ event: PAYMENT_DELETED, id }], user);
	}

	/** Tells all handlers of events. */
	announce(events: readonly PaymentEvent[], user: number | null): void {
		for (const event of events) {
			for (const handler of this.handlers.list) {
				if (handler.event !== event.event || !this.reaches(handler)) continue;
				this.enqueue(event, handler.url, () =>
					encodeForm(payloadFields(event, handler, this.oauth, this.clock, user)),
				);
			}
		}
	}

	/**
	 * Sends what the portal would not: its own body for this handler, of payment 1037 unless told, with
	 * some fields changed, added, or taken out (undefined); or any text. Rejects where no answer comes.
	 */
	async forge(
		overrides: Record<string, string | undefined> | string,
		handler: string,
		headers?: Record<string, string>,
	): Promise<HandlerAnswer> {
		const body = typeof overrides === 'string' ? overrides : this.forged(overrides, handler);
		return await this.post(handler, body, headers);
	}

	/** Back to the start: no handler is known, nothing was sent. */
	override reset(): void {
		super.reset();
		this.handlers.clear();
	}

	/** An application that is not installed to the end, or is switched off, is told nothing (section 5). */
	private reaches(handler: Handler): boolean {
		if (handler.of === 'webhook') return true;
		return this.settings.application.installed && this.oauth.active;
	}

	private forged(overrides: Record<string, string | undefined>, url: string): string {
		const handler = this.handlers.list.find((one) => one.url === url) ?? {
			...{ id: 1, event: PAYMENT_SAVED, url, of: 'application' as const, authType: 0 },
			applicationToken: this.applicationToken,
		};
		const event = { event: handler.event, id: 1037 };
		const genuine = payloadFields(event, handler, this.oauth, this.clock, 1);
		return encodeForm(
			Object.fromEntries(Object.entries({ ...genuine, ...overrides }).filter(isGiven)),
		);
	}
}

function isGiven(field: [string, string | undefined]): field is [string, string] {
	return field[1] !== undefined;
}
