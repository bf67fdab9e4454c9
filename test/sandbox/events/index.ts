import type { Clock } from '../clock';
import type { OAuth } from '../oauth';
import type { Settings } from '../settings';
import { type EventFields, fieldsOf, form } from './body';
import type { PaymentEvent } from './happened';
import { type Handler, Handlers } from './handlers';
import { PAYMENT_DELETED, PAYMENT_SAVED, scopeOf } from './names';
import { type HandlerAnswer, post, reasonOf } from './post';
import { Queue } from './queue';

/** An event as it went out to one handler, and what became of it. */
export interface SentEvent {
	event: string;
	/** The payment's id. */
	id: number;
	/** The handler's address. */
	handler: string;
	/** Real time, milliseconds since 1970. */
	at: number;
	/** The form as it was sent. */
	body: string;
	/** The HTTP status the handler answered. */
	status?: number;
	/** "timeout", a code such as ECONNREFUSED, or what else was said: the event is lost. */
	error?: string;
	/** Real milliseconds until the answer, or the error. */
	milliseconds?: number;
}

/** What the portal tells its handlers, and what goes wrong with it. Each event goes out once, whatever comes back. */
export class Events {
	/** What went out, oldest first; forged ones are not in it. */
	readonly sent: SentEvent[] = [];

	/** What {@link lose} kept from going out. */
	readonly lost: Array<{ event: string; id: number; handler: string }> = [];

	readonly handlers = new Handlers();

	private readonly queue = new Queue(() => this.settings.events.parallel);
	private stopping = new AbortController();
	private toLose = 0;
	private toRepeat = 0;

	constructor(
		private readonly settings: Settings,
		private readonly clock: Clock,
		private readonly oauth: OAuth,
	) {}

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

	/** Tells all handlers of what happened. */
	announce(happened: readonly PaymentEvent[], user: number | null): void {
		for (const one of happened) {
			for (const handler of this.handlers.list) {
				if (handler.event === one.event && this.reaches(handler)) this.enqueue(one, handler, user);
			}
		}
	}

	/** The next so many events are lost before they go out. */
	lose(count: number): void {
		this.toLose += count;
	}

	/** The next so many events arrive twice, byte for byte, the second time after the first was answered. */
	repeat(count: number): void {
		this.toRepeat += count;
	}

	/** From now on events are kept back. */
	hold(): void {
		this.queue.hold();
	}

	/** Sends what was kept back, each after the former was answered. */
	release({ order = 'asSent' }: { order?: 'asSent' | 'reversed' } = {}): void {
		this.queue.release(order);
	}

	/** Resolves when nothing is under way; what is kept back does not count. */
	async settled(): Promise<void> {
		await this.queue.settled();
	}

	/**
	 * Sends what the portal would not: its own body for this handler with some fields changed, taken out
	 * (undefined) or added, or any text. Rejects where no answer comes.
	 */
	async forge(
		overrides: Record<string, string | undefined> | string,
		handler: string,
		headers?: Record<string, string>,
	): Promise<HandlerAnswer> {
		const body = typeof overrides === 'string' ? overrides : this.forged(overrides, handler);
		return await post(handler, body, this.signal(), headers);
	}

	/** Back to the start: no handler is known, nothing was sent. */
	reset(): void {
		this.stop();
		this.stopping = new AbortController();
		this.handlers.clear();
		this.sent.length = 0;
		this.lost.length = 0;
		this.toLose = 0;
		this.toRepeat = 0;
	}

	/** Breaks off what is under way. */
	stop(): void {
		this.queue.clear();
		this.stopping.abort();
	}

	/** An application that is not installed to the end, or is switched off, is told nothing (section 5). */
	private reaches(handler: Handler): boolean {
		if (handler.of === 'webhook') return true;
		return this.settings.application.installed && this.oauth.active;
	}

	private enqueue(happened: PaymentEvent, handler: Handler, user: number | null): void {
		if (this.toLose > 0) {
			this.toLose--;
			this.lost.push({ ...happened, handler: handler.url });
			return;
		}
		const times = this.toRepeat > 0 ? 2 : 1;
		if (times === 2) this.toRepeat--;
		this.queue.add(async () => {
			const body = form(fieldsOf(happened, handler, this.oauth, this.clock, user));
			for (let time = 0; time < times; time++) await this.send(happened, handler.url, body);
		});
	}

	private async send(happened: PaymentEvent, url: string, body: string): Promise<void> {
		const record: SentEvent = { ...happened, handler: url, at: Date.now(), body };
		this.sent.push(record);
		try {
			record.status = (await post(url, body, this.signal())).status;
		} catch (error) {
			record.error = reasonOf(error);
		}
		record.milliseconds = Date.now() - record.at;
	}

	private signal(): AbortSignal {
		const timeout = AbortSignal.timeout(this.settings.events.timeout / this.clock.scale);
		return AbortSignal.any([timeout, this.stopping.signal]);
	}

	private forged(overrides: Record<string, string | undefined>, url: string): string {
		const handler = this.handlers.list.find((one) => one.url === url) ?? {
			...{ id: 1, event: PAYMENT_SAVED, url, of: 'application' as const, authType: 0 },
			applicationToken: this.applicationToken,
		};
		const happened = { event: handler.event, id: 1037 };
		const genuine = fieldsOf(happened, handler, this.oauth, this.clock, 1);
		const fields = Object.entries({ ...genuine, ...overrides });
		return form(Object.fromEntries(fields.filter(isGiven)) satisfies EventFields);
	}
}

function isGiven(field: [string, string | undefined]): field is [string, string] {
	return field[1] !== undefined;
}
