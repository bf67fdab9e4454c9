import type { Found } from '../../payments/numberedList';
import type { PaymentOwner } from '../../payments/owners';
import { readOwners } from '../../payments/owners';
import { getCall, GET_SPEC, isAskedFor } from '../../payments/payment';
import type { MethodSpec } from '../../portal/methodSpec';
import type { Call, Outcome } from '../../portal/outcome';
import { rejected } from '../../portal/outcome';
import { isObject } from '../../portal/values';
import { nextTimestamp } from '../state/timestamps';
import { BatchLoader, MAX_LOAD_MS } from './batchLoader';

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

const NEVER_ENDED: Outcome = rejected(
	'READ_TIMEOUT',
	`The payment could not be read within ${MAX_LOAD_MS / 60_000} minutes`,
	{ advice: 'Check that the portal responds, and read the payment with Payment > Get.' },
);

/** Reads payments by their IDs. */
export class PaymentLoader extends BatchLoader<LoadedPayment> {
	constructor() {
		super({
			read: async (client, ids) => {
				const at = nextTimestamp();
				const outcomes = await client.callAll(ids.map(getCall), GET_SPEC);
				return outcomes.map((outcome) => ({ outcome, at }));
			},
			timedOut: () => ({ outcome: NEVER_ENDED, at: nextTimestamp() }),
		});
	}
}

const OWNER_NEVER_ENDED = rejected(
	'READ_TIMEOUT',
	`It could not be read within ${MAX_LOAD_MS / 60_000} minutes`,
	{ advice: 'Check that the portal responds.' },
);

/** Reads what payments belong to: two requests for up to 50. */
export class OwnerLoader extends BatchLoader<Found<PaymentOwner>> {
	constructor() {
		super({
			read: async (client, ids) =>
				await readOwners(
					client,
					ids.map((id) => ({ id })),
				),
			timedOut: () => OWNER_NEVER_ENDED,
		});
	}
}
