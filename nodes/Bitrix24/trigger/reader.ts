import type { Knowledge, Outcome } from '../portal/call';
import { isObject } from '../portal/answer';
import { clock } from '../portal/clock';
import type { Talk } from '../portal/talk';

/** A payment as it read, and when it was asked for, in ms since the epoch. */
export interface Reading {
	outcome: Outcome;
	at: number;
}

const AT_ONCE = 50;

export const GET = 'crm.item.payment.get';
export const READING: Knowledge = { kind: 'read', label: 'Payment', accepts: isObject };

/** Whether a payment was asked for that is not there. */
export const isGone = (outcome?: Outcome): boolean =>
	outcome?.ok === false &&
	/payment has not been found|оплата не найдена/i.test(outcome.failure.text);

/** Whether it may be gone: older portals say in the same words that it is, and that it may not be seen. */
export const mayBeGone = (outcome: Outcome): boolean =>
	isGone(outcome) ||
	(!outcome.ok &&
		outcome.failure.code === '0' &&
		/недостаточно прав|access denied/i.test(outcome.failure.text));

/**
 * Reads payments for many calls of Bitrix24. While one request is under way, what comes in waits for
 * the next, up to 50 payments in it: a burst of calls costs few requests, a single call does not wait.
 * Of one payment the answers come in the order in which they were asked for.
 */
export class Reader {
	private readonly waiting = new Map<number, Array<(reading: Reading) => void>>();

	private isReading = false;

	async read(talk: Talk, id: number): Promise<Reading> {
		return await new Promise<Reading>((resolve) => {
			this.waiting.set(id, [...(this.waiting.get(id) ?? []), resolve]);
			if (!this.isReading) void this.readOn(talk);
		});
	}

	private async readOn(talk: Talk): Promise<void> {
		this.isReading = true;
		while (this.waiting.size > 0) {
			const taken = [...this.waiting].slice(0, AT_ONCE);
			for (const [id] of taken) this.waiting.delete(id);
			const at = clock.now();
			const outcomes = await talk.askAll(
				taken.map(([id]) => ({ method: GET, parameters: { id } })),
				READING,
			);
			taken.forEach(([, resolves], index) => {
				const outcome = outcomes[index];
				if (outcome !== undefined) for (const resolve of resolves) resolve({ outcome, at });
			});
		}
		this.isReading = false;
	}
}
