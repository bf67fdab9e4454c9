import type { Knowledge, Outcome } from '../../portal/outcome';
import { isObject } from '../../portal/transport/response';
import { clock } from '../../portal/limits/clock';
import { isNotFound, isNotFoundOrDenied } from '../../portal/errors/catalog';
import type { Talk } from '../../portal/client/client';
import { BATCH_SIZE } from '../../portal/client/client';

/** A payment as it read, and when it was asked for, in ms since the epoch. */
export interface Reading {
	outcome: Outcome;
	at: number;
}

export const GET = 'crm.item.payment.get';
export const READING: Knowledge = { kind: 'read', label: 'Payment', accepts: isObject };

/** Whether a payment was asked for that is not there. */
export const isGone = (outcome?: Outcome): boolean =>
	outcome?.ok === false && isNotFound(outcome.failure);

/** Whether it may be gone, for all that the portal says. */
export const mayBeGone = (outcome: Outcome): boolean =>
	isGone(outcome) || (!outcome.ok && isNotFoundOrDenied(outcome.failure));

/** Someone who waits for a payment. */
interface Waiting {
	resolve: (reading: Reading) => void;
	reject: (error: unknown) => void;
}

/**
 * Reads payments for many calls of Bitrix24. While one request is under way, what comes in waits for
 * the next, up to 50 payments in it: a burst of calls costs few requests, a single call does not wait.
 * Of one payment the answers come in the order in which they were asked for.
 */
export class Reader {
	private readonly waiting = new Map<number, Waiting[]>();

	private isReading = false;

	async read(talk: Talk, id: number): Promise<Reading> {
		return await new Promise<Reading>((resolve, reject) => {
			this.waiting.set(id, [...(this.waiting.get(id) ?? []), { resolve, reject }]);
			if (!this.isReading) void this.readOn(talk);
		});
	}

	private async readOn(talk: Talk): Promise<void> {
		this.isReading = true;
		while (this.waiting.size > 0) {
			const taken = [...this.waiting].slice(0, BATCH_SIZE);
			for (const [id] of taken) this.waiting.delete(id);
			await this.readSome(talk, taken);
		}
		this.isReading = false;
	}

	/** Whatever happens, nobody is left waiting. */
	private async readSome(talk: Talk, taken: Array<[number, Waiting[]]>): Promise<void> {
		const at = clock.now();
		const calls = taken.map(([id]) => ({ method: GET, parameters: { id } }));
		try {
			const outcomes = await talk.askAll(calls, READING);
			outcomes.forEach((outcome, index) => {
				for (const { resolve } of taken[index]?.[1] ?? []) resolve({ outcome, at });
			});
		} catch (error) {
			for (const [, waiting] of taken) for (const { reject } of waiting) reject(error);
		}
	}
}
