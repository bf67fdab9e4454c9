import { getCall, GET_SPEC, isAskedFor } from '../../payments/payment';
import type { PortalClient } from '../../portal/client/client';
import { MAX_BATCH_SIZE } from '../../portal/client/client';
import { withDeadline } from '../../portal/limits/deadline';
import type { MethodSpec } from '../../portal/methodSpec';
import type { Call, Outcome } from '../../portal/outcome';
import { rejected } from '../../portal/outcome';
import { isObject } from '../../portal/values';
import { nextTimestamp } from '../state/timestamps';

/** A payment as it read, and when it was asked for, in ms since the epoch. */
export interface LoadedPayment {
	outcome: Outcome;
	at: number;
}

/** The call that reads a payment with scope sale. */
export const saleGetCall = (id: number): Call => ({
	method: 'sale.payment.get',
	parameters: { id },
});

export const SALE_GET_SPEC: MethodSpec = {
	idempotency: 'safe',
	isExpectedResult: (value, sent) => isObject(value) && isAskedFor(value.payment, sent),
};

/** Longer than all timeouts and waits of a request and its retries, and of one before it. */
const MAX_LOAD_MS = 12 * 60_000;

const NEVER_ENDED: Outcome = rejected(
	'READ_TIMEOUT',
	`The payment could not be read within ${MAX_LOAD_MS / 60_000} minutes`,
	{ advice: 'Check that the portal responds, and read the payment with Payment > Get.' },
);

/** Someone who waits for a payment. */
interface Waiting {
	resolve: (loaded: LoadedPayment) => void;
	reject: (error: unknown) => void;
}

/**
 * Reads payments for many calls of Bitrix24. While one request is under way, what comes in waits for
 * the next, up to 50 payments in it: a burst of calls costs few requests, a single call does not wait.
 * Of one payment the answers come in the order in which they were asked for.
 */
export class PaymentLoader {
	private readonly waiting = new Map<number, Waiting[]>();

	private isReading = false;

	async load(client: PortalClient, id: number): Promise<LoadedPayment> {
		let own: Waiting | undefined;
		return await withDeadline<LoadedPayment>(
			MAX_LOAD_MS,
			async () =>
				await new Promise((resolve, reject) => {
					own = { resolve, reject };
					this.waiting.set(id, [...(this.waiting.get(id) ?? []), own]);
					if (!this.isReading) void this.drain(client);
				}),
			() => {
				this.leave(id, own);
				return { outcome: NEVER_ENDED, at: nextTimestamp() };
			},
		);
	}

	/** Takes someone out of the queue who waits no longer. */
	private leave(id: number, own: Waiting | undefined): void {
		const others = (this.waiting.get(id) ?? []).filter((one) => one !== own);
		if (others.length > 0) this.waiting.set(id, others);
		else this.waiting.delete(id);
	}

	private async drain(client: PortalClient): Promise<void> {
		this.isReading = true;
		while (this.waiting.size > 0) {
			const taken = [...this.waiting].slice(0, MAX_BATCH_SIZE);
			for (const [id] of taken) this.waiting.delete(id);
			await this.loadSome(client, taken);
		}
		this.isReading = false;
	}

	/** Whatever happens, nobody is left waiting. */
	private async loadSome(client: PortalClient, taken: Array<[number, Waiting[]]>): Promise<void> {
		const at = nextTimestamp();
		const calls = taken.map(([id]) => getCall(id));
		try {
			const outcomes = await withDeadline(
				MAX_LOAD_MS,
				async (signal) => await client.until(signal).callAll(calls, GET_SPEC),
				() => calls.map(() => NEVER_ENDED),
			);
			outcomes.forEach((outcome, index) => {
				for (const { resolve } of taken[index]?.[1] ?? []) resolve({ outcome, at });
			});
		} catch (error) {
			for (const [, waiting] of taken) for (const { reject } of waiting) reject(error);
		}
	}
}
