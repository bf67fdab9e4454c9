import type { OperationSpec, Outcome } from '../../portal/outcome';
import { isObject } from '../../portal/transport/response';
import { clock } from '../../portal/limits/clock';
import { isNotFound, isNotFoundOrDenied } from '../../portal/errors/catalog';
import type { PortalClient } from '../../portal/client/client';
import { BATCH_SIZE } from '../../portal/client/client';

/** A payment as it read, and when it was asked for, in ms since the epoch. */
export interface LoadedPayment {
	outcome: Outcome;
	at: number;
}

export const GET_METHOD = 'crm.item.payment.get';
export const GET_SPEC: OperationSpec = {
	idempotency: 'safe',
	label: 'Payment',
	isExpectedResult: isObject,
};

/** Whether a payment was asked for that is not there. */
export const isGone = (outcome?: Outcome): boolean =>
	outcome?.ok === false && isNotFound(outcome.failure);

/** Whether it may be gone, for all that the portal says. */
export const mayBeGone = (outcome: Outcome): boolean =>
	isGone(outcome) || (!outcome.ok && isNotFoundOrDenied(outcome.failure));

/** Someone who waits for a payment. */
interface Waiting {
	resolve: (reading: LoadedPayment) => void;
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

	async load(talk: PortalClient, id: number): Promise<LoadedPayment> {
		return await new Promise<LoadedPayment>((resolve, reject) => {
			this.waiting.set(id, [...(this.waiting.get(id) ?? []), { resolve, reject }]);
			if (!this.isReading) void this.drain(talk);
		});
	}

	private async drain(talk: PortalClient): Promise<void> {
		this.isReading = true;
		while (this.waiting.size > 0) {
			const taken = [...this.waiting].slice(0, BATCH_SIZE);
			for (const [id] of taken) this.waiting.delete(id);
			await this.loadSome(talk, taken);
		}
		this.isReading = false;
	}

	/** Whatever happens, nobody is left waiting. */
	private async loadSome(talk: PortalClient, taken: Array<[number, Waiting[]]>): Promise<void> {
		const at = clock.now();
		const calls = taken.map(([id]) => ({ method: GET_METHOD, parameters: { id } }));
		try {
			const outcomes = await talk.callAll(calls, GET_SPEC);
			outcomes.forEach((outcome, index) => {
				for (const { resolve } of taken[index]?.[1] ?? []) resolve({ outcome, at });
			});
		} catch (error) {
			for (const [, waiting] of taken) for (const { reject } of waiting) reject(error);
		}
	}
}
