import type { DeclarativeRestApiSettings, IDataObject, INode } from 'n8n-workflow';
import type { ExpectedResult, Idempotency, KeyedList, MethodSpec } from '../portal/methodSpec';
import type { Call, Failure, Outcome, Result, Skipped, Success } from '../portal/outcome';
import { notExecuted } from '../portal/outcome';

/** n8n hands on the items as the arguments of one call; some 120,000 break the whole run. */
export const MAX_ITEMS = 100_000;

/** An item's request as n8n makes it of the fields that the operation shows. */
export type ItemRequest = DeclarativeRestApiSettings.ResultOptions;

/**
 * Decides whether a parameter's value may be sent.
 *
 * @param timezone the workflow's, for times that have none
 * @param parameters all that the call sends, of which those that are validated before are valid
 * @returns the value in the form in which it is sent, or why it can't be sent and what to do
 */
export type Validator = (value: unknown, timezone: string, parameters: IDataObject) => Result;

/** That an item's input can't be sent. */
export const invalidInput = (message: string, advice: string): Failure =>
	notExecuted('INVALID_INPUT', message, { advice });

/** The claim of another item of the run on a record, by the record's id. */
export type ClaimOn = (id: unknown) => { index: number; use?: string } | undefined;

/** Finds the record that an id of another kind leads to, such as the one unpaid payment of a deal. */
export interface LocatorResolver {
	/** What the id of the other kind must be. */
	validate: Validator;
	/** Finds first the record that the candidates belong to, by its number; then their list is of its id. */
	owner?: { candidates: KeyedList; pick: (candidates: unknown, number: unknown) => Result };
	/** The call that lists the candidates, or the list that many are searched in at once. */
	candidates: ((id: unknown) => Call) | KeyedList;
	/** The id of the record among them, or why there is no single one. */
	pick: (candidates: unknown, id: unknown, claimOn: ClaimOn, expected?: Expectation) => Result;
}

/** The ways to name a record other than by its own id. */
export interface LocatorResolvers {
	/** The REST parameter that takes the record's id. */
	parameter: string;
	/** The node's parameter, a resource locator, whose mode says which way is meant. */
	field: string;
	/** Whether that is the one that counts, of several. */
	isFor?: (parameters: IDataObject) => boolean;
	byMode: Record<string, LocatorResolver>;
	/** What the operation does with the record, such as "paid": then no other item may find it. */
	takes?: string;
}

/** What a record has to be like before it is changed. */
export interface Expectation {
	fits: (record: IDataObject) => boolean;
	/** Such as "of 1200.50 RUB". */
	text: string;
	/** That a record is another one. */
	mismatch: (record: IDataObject) => Failure;
}

/** Options by which the user says what the record has to be like. */
export interface Expects {
	/** Their names. */
	options: string[];
	/** What they say, or why that can't be used. */
	read: (options: IDataObject) => Result<Expectation | undefined>;
	/** Reads the record that a call is about to change. */
	call: (call: Call) => Call;
}

/** Reads a record after it was written, when the user asks for it (Return Payment). */
export interface ReadBack {
	call: (written: Success, sent: Call) => Call;
	/** Whether its result is the record. */
	isExpectedResult: ExpectedResult;
	/** Why what reads back is not what was written; undefined when it is. */
	mismatch: (record: unknown, sent: Call) => string | undefined;
}

/** Reads what a call needs besides what the user filled in, right before it is sent. */
export interface Completion {
	/** The call that reads it. */
	call: (call: Call) => Call;
	isExpectedResult: (result: unknown) => boolean;
	/** The call with that in it. */
	complete: (call: Call, read: unknown) => Call;
}

/** The client as a procedure uses it. */
export interface ProcedureClient {
	/** Tells one portal from another. */
	address: string;
	call: (call: Call, spec: MethodSpec) => Promise<Outcome | Skipped>;
	/** Many calls, 50 in one request. */
	callAll: (calls: Call[], spec: MethodSpec) => Promise<Array<Outcome | Skipped>>;
	sequence: (
		commands: Record<string, Call>,
		spec: MethodSpec,
	) => Promise<Result<Record<string, Outcome | Skipped>> | Skipped>;
	/** The same for what has to be ended even when the run has stopped. */
	evenWhenStopped: ProcedureClient;
}

/**
 * Makes an item's read or write of several calls. What it comes to is kept as that of one call is.
 *
 * @param limit how many records of a list may come out
 */
export type Procedure = (
	client: ProcedureClient,
	call: Call,
	limit: number,
) => Promise<Outcome | Skipped>;

/** Asks for something besides the record that was written, when the user asks for it (Return Link). */
export interface Appendix {
	call: (written: Success) => Call;
	spec: MethodSpec;
	/** What of the result goes into the item. */
	fields: (result: unknown) => IDataObject;
	/** What to do where it can't be had. */
	advice: string;
}

/**
 * Reads something more of records that were read, when the user asks for it (Include Owner): of those of all items
 * at once.
 */
export interface Supplement {
	/** What goes into each record, in their order; or why that is not known. */
	read: (
		client: ProcedureClient,
		records: IDataObject[],
	) => Promise<Array<Result<IDataObject> | Skipped>>;
}

/** What an operation calls where its fields are not the method's own parameters. */
export interface ResolvedCall {
	call: Call;
	idempotency: Idempotency;
	/** Fetch all pages of a list, until there is no next one. */
	allPages: boolean;
	/** Which records of the list come out, where the portal can't tell. */
	keeps?: (record: IDataObject) => boolean;
	/** Takes the place of the one call. */
	procedure?: Procedure;
}

/** The label of the field that an item's id comes from. */
export const labelOf = ({ label }: OperationSpec, { parameters }: Call): string =>
	typeof label === 'string' ? label : label(parameters);

/** What an operation says of itself: its method, and what its items need besides. */
export interface OperationSpec extends MethodSpec {
	/** The label of the field that the id comes from, for messages; or which it is, by what is sent. */
	label: string | ((parameters: IDataObject) => string);
	/**
	 * What the node reads itself, by the REST parameter that takes it: a field without routing, or which one by what
	 * was read before. n8n reads a field with routing twice for each item (docs/architecture.md).
	 */
	reads?: Record<string, string | ((read: IDataObject) => string | undefined)>;
	/**
	 * By REST parameter name, or by path where it is inside another: what may be sent. All items are
	 * validated before anything is sent.
	 */
	input?: Record<string, Validator>;
	locators?: LocatorResolvers;
	expects?: Expects;
	completion?: Completion;
	readBack?: ReadBack;
	appendix?: Appendix;
	supplement?: Supplement;
	/** Why nothing can be sent for the node as it is set; undefined when something can. */
	refuses?: (node: INode) => Failure | undefined;
	/**
	 * Makes the call of the validated fields, where they are not the method's own parameters; or says why
	 * they don't go together.
	 */
	resolveCall?: (fields: IDataObject) => ResolvedCall | Failure;
}
