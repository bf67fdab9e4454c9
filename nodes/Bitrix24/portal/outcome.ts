import type { IDataObject } from 'n8n-workflow';
import type { Check, Checked } from '../execution/input/validators';

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
export type Certainty = 'unsent' | 'answered' | 'lost';

export interface Failure {
	/** Bitrix24's code as a string, or a word of our own where Bitrix24 gave none. */
	code: string;
	/** What happened: Bitrix24's own words where there are any. */
	text: string;
	/** What to do about it. Empty until errors.ts has had its say. */
	advice?: string;
	/** The HTTP status, null when no answer came. */
	httpCode: string | null;
	certainty: Certainty;
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
 * - `read`: always.
 * - `settles`: a second time changes nothing more; look first, repeat if it did not happen.
 * - `adds`: never, a second time adds a second one.
 */
export type Kind = 'read' | 'settles' | 'adds';

/** How to see, after a lost answer, whether a call did happen. */
export interface Look {
	/** The call that shows it. */
	call: (sent: Call) => Call;
	/** Whether its result is one that shows anything. */
	accepts: (result: unknown) => boolean;
	/** What it shows: the result to report when it happened, undefined when it did not. */
	happened: (seen: Outcome, sent: Call) => Success | undefined;
}

/** Finds the record that an id of another kind leads to, such as the one unpaid payment of a deal. */
export interface Finder {
	/** What the id of the other kind must be. */
	check: Check;
	/** The call that lists the candidates. */
	call: (id: unknown) => Call;
	/** The id of the record among them, or why there is no single one. */
	choose: (candidates: unknown, id: unknown) => Checked;
}

/** The ways to name a record other than by its own id. */
export interface Finders {
	/** The REST parameter that takes the record's id. */
	parameter: string;
	/** The node's parameter, a resource locator, whose mode says which way is meant. */
	field: string;
	byMode: Record<string, Finder>;
}

/** Reads a record after it was written, when the user asks for it (Return Payment). */
export interface ReadBack {
	call: (written: Success, sent: Call) => Call;
	/** Whether its result is the record. */
	accepts: (result: unknown) => boolean;
	/** Why what reads back is not what was written; undefined when it is. */
	differs: (seen: unknown, sent: Call) => string | undefined;
}

/** What portal/ is told of an operation by the operation's own file. */
export interface Knowledge {
	kind: Kind;
	/** The label of the field that the id comes from, for messages. */
	label: string;
	/**
	 * By REST parameter name, or by path where it is inside another: what may be sent. Checked for all
	 * items before anything is sent.
	 */
	input?: Record<string, Check>;
	/** Whether a result is one that the method gives when it did its work. */
	accepts?: (result: unknown) => boolean;
	/** What a result that came says in place of the work, where a method has such an answer. */
	refuses?: (result: unknown) => Pick<Failure, 'code' | 'text' | 'advice'> | undefined;
	look?: Look;
	/** What to look at when nobody can tell whether it happened (`adds`). */
	lookAt?: string;
	finders?: Finders;
	readBack?: ReadBack;
	/** Makes the call of the checked fields, where the method itself is one of them. */
	open?: (fields: IDataObject) => Opened;
}

/** What an operation whose method the user names turns out to call. */
export interface Opened {
	call: Call;
	kind: Kind;
	/** Ask on, page by page, until there is no next one. */
	allPages: boolean;
}

/** A call that did not succeed. */
export function failed(failure: Failure): Failed {
	return { ok: false, failure };
}
