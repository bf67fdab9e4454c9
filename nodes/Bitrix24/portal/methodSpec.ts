import type { IDataObject } from 'n8n-workflow';
import type { Call, Failure, Outcome, Skipped, Success } from './outcome';

/**
 * Whether a call may be repeated after an answer that never came (RFC 9110 §9.2.1 and §9.2.2).
 *
 * - `safe`: it only reads; always.
 * - `idempotent`: a second time changes nothing more; verify first, repeat if it was not executed.
 * - `nonIdempotent`: never, a second time would add a second one.
 */
export type Idempotency = 'safe' | 'idempotent' | 'nonIdempotent';

/** Whether a result is one that a call gives: of the record that it named, and of no other. */
export type ExpectedResult = (result: unknown, sent: Call) => boolean;

/** How to see, after a lost answer, whether a call was executed. */
export interface Verification {
	/** The call that shows it. */
	call: (sent: Call) => Call;
	/** Whether its result is one that shows anything of what was asked for. */
	isExpectedResult: ExpectedResult;
	/** The result to report when it was executed, undefined when it was not. */
	resultIfExecuted: (seen: Outcome, sent: Call) => Success | undefined;
	/**
	 * Whether the record has changed in this way since the call was sent, so that it may have been executed and undone.
	 *
	 * @param sinceMs how long ago it was sent
	 */
	hasChangedSince?: (seen: Success, sinceMs: number) => boolean;
	/** Whether all of the call shows there. Where it does not, one that is not seen may have been executed. */
	showsAll?: (sent: Call) => boolean;
}

/** What the client has to know of a method. */
export interface MethodSpec {
	idempotency: Idempotency;
	/** Whether a result is one that the method gives when it did its work. */
	isExpectedResult?: ExpectedResult;
	/** What a result that came says in place of the work, where a method has such an answer. */
	refusalIn?: (
		result: unknown,
		sent: Call,
	) => Pick<Failure, 'code' | 'message' | 'advice'> | undefined;
	/** Why it must not be sent any more, asked for once it has waited for the end of a block: up to ten minutes. */
	recheck?: () => Promise<Failure | Skipped | undefined>;
	verification?: Verification;
	/** What a person looks at when it is not known whether it was executed (`nonIdempotent`). */
	manualCheck?: string;
}

/** A method that only reads. */
export const SAFE: MethodSpec = { idempotency: 'safe' };

/** Records that can be listed by a key of theirs, such as their number: many keys in one request. */
export interface KeyedList {
	/** The call that lists the records of some keys. */
	call: (keys: string[]) => Call;
	/** The records in its result; undefined where the result is no such list. */
	recordsIn: (result: unknown) => IDataObject[] | undefined;
	/** The key that a record has. */
	keyOf: (record: IDataObject) => string;
}
