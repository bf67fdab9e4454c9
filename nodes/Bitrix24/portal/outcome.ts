import type { IDataObject } from 'n8n-workflow';
import type { Validator, Checked } from '../execution/input/validators';

/** One call of a REST method. Its result comes back as an {@link Outcome}. */
export interface Call {
	/** A REST method's name, such as `crm.item.payment.pay`. */
	method: string;
	/** Its parameters, as they are sent in the JSON body. */
	parameters: IDataObject;
}

/**
 * What became of a call that did not succeed.
 *
 * - `unsent`: it never reached the portal, or the portal refused it before running the method.
 * - `answered`: the portal answered that it did not do it.
 * - `lost`: nobody can tell: no answer came, or one that makes no sense.
 */
export type Effect = 'notExecuted' | 'rejected' | 'unknown';

export interface Failure {
	/** Bitrix24's code as a string, or a word of our own where Bitrix24 gave none. */
	code: string;
	/** What happened: Bitrix24's own words where there are any. */
	message: string;
	/** What to do about it. Empty until errors.ts has had its say. */
	advice?: string;
	/** The HTTP status, null when no answer came. */
	httpCode: string | null;
	effect: Effect;
	/** The call that failed, where it was not the operation's own. */
	call?: Call;
}

/** What the portal reports of its own time beside a result: seconds, and a Unix time in seconds. */
export interface OperatingTime {
	operating?: number;
	operating_reset_at?: number;
}

export interface Success {
	ok: true;
	result: unknown;
	/** Where a list goes on: the `start` of its next page. */
	next?: number;
	total?: number;
	/** The record as it reads after the write, where that was asked for. */
	seen?: unknown;
}

export interface Failed {
	ok: false;
	failure: Failure;
}

export type Outcome = Success | Failed;

/**
 * Whether a method may be repeated after an answer that never came.
 *
 * - `safe`: always.
 * - `idempotent`: a second time changes nothing more; look first, repeat if it did not happen.
 * - `nonIdempotent`: never, a second time adds a second one.
 */
export type Idempotency = 'safe' | 'idempotent' | 'nonIdempotent';

/** How to see, after a lost answer, whether a call did happen. */
export interface Verification {
	/** The call that shows it. */
	call: (sent: Call) => Call;
	/** Whether its result is one that shows anything. */
	isExpectedResult: (result: unknown) => boolean;
	/** What it shows: the result to report when it happened, undefined when it did not. */
	resultIfExecuted: (seen: Outcome, sent: Call) => Success | undefined;
}

/** Finds the record that an id of another kind leads to, such as the one unpaid payment of a deal. */
export interface LocatorResolver {
	/** What the id of the other kind must be. */
	validate: Validator;
	/** The call that lists the candidates. */
	call: (id: unknown) => Call;
	/** The id of the record among them, or why there is no single one. */
	pick: (candidates: unknown, id: unknown) => Checked;
}

/** The ways to name a record other than by its own id. */
export interface LocatorResolvers {
	/** The REST parameter that takes the record's id. */
	parameter: string;
	/** The node's parameter, a resource locator, whose mode says which way is meant. */
	field: string;
	byMode: Record<string, LocatorResolver>;
}

/** Reads a record after it was written, when the user asks for it (Return Payment). */
export interface ReadBack {
	call: (written: Success, sent: Call) => Call;
	/** Whether its result is the record. */
	isExpectedResult: (result: unknown) => boolean;
	/** Why what reads back is not what was written; undefined when it is. */
	mismatch: (seen: unknown, sent: Call) => string | undefined;
}

/** What portal/ is told of an operation by the operation's own file. */
export interface OperationSpec {
	idempotency: Idempotency;
	/** The label of the field that the id comes from, for messages. */
	label: string;
	/**
	 * By REST parameter name, or by path where it is inside another: what may be sent. Checked for all
	 * items before anything is sent.
	 */
	input?: Record<string, Validator>;
	/** Whether a result is one that the method gives when it did its work. */
	isExpectedResult?: (result: unknown) => boolean;
	/** What a result that came says in place of the work, where a method has such an answer. */
	refusalIn?: (result: unknown) => Pick<Failure, 'code' | 'message' | 'advice'> | undefined;
	verification?: Verification;
	/** What to look at when nobody can tell whether it happened (`adds`). */
	manualCheck?: string;
	locators?: LocatorResolvers;
	readBack?: ReadBack;
	/** Makes the call of the checked fields, where the method itself is one of them. */
	resolveCall?: (fields: IDataObject) => ResolvedCall;
}

/** What an operation whose method the user names turns out to call. */
export interface ResolvedCall {
	call: Call;
	idempotency: Idempotency;
	/** Ask on, page by page, until there is no next one. */
	allPages: boolean;
}

/** A call that did not succeed. */
export function failed(failure: Failure): Failed {
	return { ok: false, failure };
}
