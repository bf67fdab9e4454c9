import type { Clock } from '../clock';
import type { Settings } from '../settings';
import type { PaymentEvent } from './eventTypes';
import { type HandlerAnswer, post } from './post';
import { Queue } from './queue';

/** An event as it went out to one handler, and what became of it. */
export interface SentEvent extends PaymentEvent {
	/** The handler's address. */
	handler: string;
	/** Real time, milliseconds since 1970. */
	at: number;
	/** The form as it was sent. */
	body: string;
	/** The HTTP status the handler answered. */
	status?: number;
	/** "timeout", "broken off" as the sandbox stops, a code such as ECONNREFUSED, or what else was said: the event is lost. */
	error?: string;
	/** Real milliseconds until the answer, or the error. */
	milliseconds?: number;
}

/** Sends events, each once, whatever the handler answers; and lets go wrong what can. */
export class EventSender {
	/** What went out, oldest first; forged ones are not in it. */
	readonly sent: SentEvent[] = [];

	/** What {@link lose} kept from going out. */
	readonly lost: Array<PaymentEvent & { handler: string }> = [];

	private readonly queue = new Queue(() => this.settings.events.parallel);
	private readonly underWay = new Set<{ destroy(): unknown }>();
	/** Another with each reset, so that what was begun before it goes no further. */
	private era = 0;
	private stopped = false;
	private toLose = 0;
	private toRepeat = 0;

	constructor(
		protected readonly settings: Settings,
		protected readonly clock: Clock,
	) {}

	/** The next so many events are lost before they go out; an event to two handlers is two. */
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

	/** Forgets what was sent, and breaks off what is under way. */
	reset(): void {
		this.breakOff();
		this.sent.length = 0;
		this.lost.length = 0;
		this.toLose = 0;
		this.toRepeat = 0;
	}

	/** Breaks off what is under way; nothing is sent any more. */
	stop(): void {
		this.stopped = true;
		this.breakOff();
	}

	/** Puts an event for one handler in the queue; its body is made when its turn comes. */
	protected enqueue(event: PaymentEvent, handler: string, makeBody: () => string): void {
		if (this.stopped) return;
		if (this.toLose > 0) {
			this.toLose--;
			this.lost.push({ ...event, handler });
			return;
		}
		const times = this.toRepeat > 0 ? 2 : 1;
		if (times === 2) this.toRepeat--;
		const { era } = this;
		this.queue.add(async () => {
			let body: string | undefined;
			for (let time = 0; time < times && era === this.era; time++) {
				body ??= makeBody();
				await this.send(event, handler, body);
			}
		});
	}

	/** Posts a body to a handler; rejects where no answer comes in the time a handler has. */
	protected async post(
		handler: string,
		body: string,
		headers?: Record<string, string>,
	): Promise<HandlerAnswer> {
		const timeout = this.clock.timerFor(this.settings.events.timeout);
		return await post(handler, body, { timeout, headers, underWay: this.underWay });
	}

	private breakOff(): void {
		this.era++;
		this.queue.clear();
		for (const request of this.underWay) request.destroy();
	}

	private async send(event: PaymentEvent, handler: string, body: string): Promise<void> {
		const record: SentEvent = { ...event, handler, at: Date.now(), body };
		this.sent.push(record);
		try {
			record.status = (await this.post(handler, body)).status;
		} catch (error) {
			record.error = error instanceof Error ? error.message : String(error);
		}
		record.milliseconds = Date.now() - record.at;
	}
}
