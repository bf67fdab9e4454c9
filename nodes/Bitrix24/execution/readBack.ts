import type { IDataObject } from 'n8n-workflow';
import type { PortalClient } from '../portal/client/client';
import type { ExpectedResult } from '../portal/methodSpec';
import { SAFE } from '../portal/methodSpec';
import type { Call, Failure, Outcome, Result, Skipped, Success } from '../portal/outcome';
import { isSkipped, rejected } from '../portal/outcome';
import { isObject, isRecordList, wholeNumberIn } from '../portal/values';
import type {
	Appendix,
	Completion,
	Expectation,
	Expects,
	ProcedureClient,
	ReadBack,
	ResolvedCall,
	Supplement,
} from './operationSpec';
import type { Supplements } from './run/supplements';

/** What an item's call came to, and the record as it reads after it, where that was asked for. */
export interface Written extends Success {
	record?: unknown;
	/** What was asked for besides it. */
	besides?: IDataObject;
}

/** Reads a record back after it was written. */
export async function readBack(
	client: PortalClient,
	call: Call,
	spec: ReadBack,
	written: Success,
): Promise<Written | Failure> {
	const { isExpectedResult } = spec;
	const reading = spec.call(written, call);
	const read = await client.call(reading, { ...SAFE, isExpectedResult });
	if (!read.ok) {
		return {
			...read,
			call: reading,
			code: 'NOT_READ_BACK',
			message: `${call.method} was done (id ${reading.parameters.id}), but could not be read back: ${read.message}`,
			advice:
				'The change was made. Check the record in the portal. Retry On Fail only reads the record again; it does not send the change again.',
			effect: 'rejected',
		};
	}
	const mismatch = spec.mismatch(read.value, call);
	if (mismatch === undefined) return { ...written, record: read.value };
	return rejected(
		'READS_BACK_DIFFERENT',
		`Bitrix24 reported that ${call.method} was done, but ${mismatch}`,
		{
			call: reading,
			httpCode: '200',
			advice:
				'Check the record in the portal, and any automation or event handlers that may have changed it back.',
		},
	);
}

/** Asks for what goes out beside a record that was written. */
export async function append(
	client: PortalClient,
	{ method }: Call,
	{ call, spec, fields, advice }: Appendix,
	written: Written,
): Promise<Written | Failure> {
	const asking = call(written);
	const answer = await client.call(asking, spec);
	if (answer.ok) return { ...written, besides: fields(answer.value) };
	return {
		...answer,
		call: asking,
		code: 'NOT_READ_BACK',
		message: `${method} was done (id ${asking.parameters.id}), but ${asking.method} failed: ${answer.message}`,
		advice,
		effect: 'rejected',
	};
}

/** Reads what a call needs besides what the user filled in. */
export async function completeCall(
	client: PortalClient<Skipped>,
	call: Call,
	completion: Completion,
): Promise<Result<Call> | Skipped> {
	const { isExpectedResult } = completion;
	const reading = completion.call(call);
	const read = await client.call(reading, { ...SAFE, isExpectedResult });
	if (!read.ok) return isSkipped(read) ? read : { call: reading, ...read };
	return { ok: true, value: completion.complete(call, read.value) };
}

/**
 * Reads a record that was named by its own id, right before it is changed.
 *
 * @returns why it is not as expected; undefined when it is
 */
export async function unexpectedRecord(
	client: PortalClient<Skipped>,
	call: Call,
	expects: Expects,
	expected: Expectation,
): Promise<Failure | Skipped | undefined> {
	const reading = expects.call(call);
	const isExpectedResult: ExpectedResult = (result, { parameters: { id } }) =>
		isObject(result) && wholeNumberIn(result.id) === wholeNumberIn(id);
	const read = await client.call(reading, { ...SAFE, isExpectedResult });
	if (!read.ok) return isSkipped(read) ? read : { call: reading, ...read };
	const record = read.value as IDataObject;
	return expected.fits(record) ? undefined : expected.mismatch(record);
}

/** What {@link withSupplement} needs to know of an item. */
interface Supplementing {
	/** Undefined where nothing is asked for besides. */
	supplement: Supplement | undefined;
	/** What gathers the reads of all items. */
	gathered: Supplements;
	/** Tells the items of one credential from those of another. */
	sharedClient: object;
	item: Pick<ResolvedCall, 'keeps'> & { limit: number; leave: () => void };
}

/**
 * What an item's read came to, with what the user asked for besides in each of its records.
 *
 * @returns a failure where that is not known of one of them
 */
export async function withSupplement(
	client: ProcedureClient,
	{ supplement, gathered, sharedClient, item: { keeps, limit, leave } }: Supplementing,
	outcome: Outcome | Skipped,
): Promise<Outcome | Skipped> {
	if (!outcome.ok || supplement === undefined) return outcome;
	const isList = isRecordList(outcome.value);
	const all = isRecordList(outcome.value) ? outcome.value : [outcome.value].filter(isObject);
	const records = (keeps === undefined ? all : all.filter(keeps)).slice(0, limit);
	const read = async (wanted: IDataObject[]) => await supplement.read(client, wanted);
	const found = await gathered.read(sharedClient, read, records, leave);
	const supplemented: IDataObject[] = [];
	for (const [index, record] of records.entries()) {
		const more = found[index];
		if (more === undefined) continue;
		if (!more.ok) return more;
		supplemented.push({ ...record, ...more.value });
	}
	return { ...outcome, value: isList ? supplemented : supplemented[0] };
}
