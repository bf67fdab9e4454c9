import type { IDataObject } from 'n8n-workflow';

/** One call of a REST method. Its result comes back as an {@link Outcome}. */
export interface Call {
	/** A REST method's name, such as `crm.item.payment.pay`. */
	method: string;
	/** Its parameters, as they are sent in the JSON body. */
	parameters: IDataObject;
}

/**
 * What a call that did not succeed did in the portal.
 *
 * - `notExecuted`: it never reached the portal, or the portal refused it before running the method.
 * - `rejected`: the portal answered that it did not do it.
 * - `unknown`: it may have been done or not: no answer came, or one that makes no sense.
 */
export type Effect = 'notExecuted' | 'rejected' | 'unknown';

export interface Failure {
	ok: false;
	/** Bitrix24's code as a string, or one of our own where Bitrix24 gave none. */
	code: string;
	/** What happened: Bitrix24's own words where there are any. */
	message: string;
	/** What to do about it; undefined leaves it to the error catalog. */
	advice?: string;
	/** The HTTP status, null when no answer came. */
	httpCode: string | null;
	effect: Effect;
	/** The call that failed, where it was not the operation's own. */
	call?: Call;
	/** When a call whose answer was lost was first sent, on the monotonic clock. */
	sentAt?: number;
}

/** A value, or why there is none. */
export type Result<T = unknown> = { ok: true; value: T } | Failure;

/** What the portal answered to a call that it carried out. */
export interface Success {
	ok: true;
	value: unknown;
	/** Where a list goes on: the `start` of its next page. NaN: there is one, and where it begins can't be read. */
	next?: number;
	total?: number;
	/** When the portal answered, by its own clock, in ms since the epoch; undefined where it does not tell. */
	answeredAt?: number;
}

export type Outcome = Success | Failure;

/**
 * A call that was left out, since the run had stopped or a command before it in the same batch had
 * failed. It is no failure of its item, and never reaches a user.
 */
export interface Skipped {
	ok: false;
	skipped: 'stopped' | 'halted';
}

export const STOPPED: Skipped = { ok: false, skipped: 'stopped' };

/** The portal leaves out what stands behind a command that failed (`halt`). */
export const HALTED: Skipped = { ok: false, skipped: 'halted' };

export const isSkipped = (outcome: Outcome | Skipped): outcome is Skipped => 'skipped' in outcome;

type More = Partial<Pick<Failure, 'advice' | 'httpCode' | 'call'>>;

const failureWith =
	(effect: Effect) =>
	(code: string, message: string, more: More = {}): Failure => ({
		...{ ok: false, code, message, httpCode: null },
		...more,
		effect,
	});

/** It was not sent, or refused before the method ran. */
export const notExecuted = failureWith('notExecuted');

/** The portal answered that it did not do it. */
export const rejected = failureWith('rejected');

/** Whether it was done is not known. */
export const effectUnknown = failureWith('unknown');
