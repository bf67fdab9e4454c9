import { randomBytes } from 'node:crypto';

import type { Clock } from '../clock';

/** What can be known of a token that somebody shows. */
export type TokenState = 'unknown' | 'expired' | 'valid';

/** Tokens of one kind that expire: access tokens, refresh tokens or authorization codes. */
export class TokenStore {
	/** When each expires, in ms of the portal's time. */
	private readonly expiries = new Map<string, number>();

	/**
	 * @param lifetime how long each is valid, in ms of the portal's time
	 * @param issued every token of every kind that was ever issued
	 */
	constructor(
		private readonly clock: Clock,
		private readonly lifetime: number,
		private readonly issued: string[],
	) {}

	/** The one that was issued last; empty where there is none. */
	get latest(): string {
		return [...this.expiries.keys()].at(-1) ?? '';
	}

	issue(): string {
		const token = randomBytes(24).toString('hex');
		this.expiries.set(token, this.clock.now() + this.lifetime);
		this.issued.push(token);
		return token;
	}

	stateOf(token: string): TokenState {
		const expiry = this.expiries.get(token);
		if (expiry === undefined) return 'unknown';
		return expiry > this.clock.now() ? 'valid' : 'expired';
	}

	/** Uses up a token that is good once; false where it is unknown, used or expired. */
	redeem(token: string): boolean {
		const state = this.stateOf(token);
		this.expiries.delete(token);
		return state === 'valid';
	}

	/** Lets all that were issued so far expire. */
	expireAll(): void {
		for (const token of this.expiries.keys()) this.expiries.set(token, 0);
	}

	/** Forgets all, as if they had never been issued. */
	clear(): void {
		this.expiries.clear();
	}
}
