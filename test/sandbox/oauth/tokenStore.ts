import { randomBytes } from 'node:crypto';

import type { Clock } from '../clock';

/** What can be known of a ticket that somebody shows. */
export type TicketState = 'unknown' | 'expired' | 'valid';

/** Tickets of one kind that are good for a while: access tokens, refresh tokens or codes. */
export class Tickets {
	/** Until when each is good, in ms of the portal's time. */
	private readonly kept = new Map<string, number>();

	/**
	 * @param lives how long each is good, in ms of the portal's time
	 * @param given every ticket of every kind that was ever given
	 */
	constructor(
		private readonly clock: Clock,
		private readonly lives: number,
		private readonly given: string[],
	) {}

	/** The one that was given last; empty where there is none. */
	get latest(): string {
		return [...this.kept.keys()].at(-1) ?? '';
	}

	give(): string {
		const ticket = randomBytes(24).toString('hex');
		this.kept.set(ticket, this.clock.now() + this.lives);
		this.given.push(ticket);
		return ticket;
	}

	stateOf(ticket: string): TicketState {
		const until = this.kept.get(ticket);
		if (until === undefined) return 'unknown';
		return until > this.clock.now() ? 'valid' : 'expired';
	}

	/** Takes a ticket that is good once; false where it is unknown, used or too old. */
	spend(ticket: string): boolean {
		const state = this.stateOf(ticket);
		this.kept.delete(ticket);
		return state === 'valid';
	}

	/** Ends the time of all that were given so far. */
	end(): void {
		for (const ticket of this.kept.keys()) this.kept.set(ticket, 0);
	}

	/** Forgets all, as if they had never been given. */
	clear(): void {
		this.kept.clear();
	}
}
