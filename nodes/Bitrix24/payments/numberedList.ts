import type { IDataObject } from 'n8n-workflow';
import type { MethodSpec } from '../portal/methodSpec';
import { SAFE } from '../portal/methodSpec';
import type { Call, Failure, Outcome, Result, Skipped } from '../portal/outcome';
import { isSkipped, rejected } from '../portal/outcome';
import { isObject, isRecordList, wholeNumberIn } from '../portal/values';

/** What sends the calls: many in one request. */
export interface Client {
	call: (call: Call, spec: MethodSpec) => Promise<Outcome | Skipped>;
	callAll: (calls: Call[], spec: MethodSpec) => Promise<Array<Outcome | Skipped>>;
}

export type Found<T> = Result<T> | Skipped;

/** A list that is asked for the records of some numbers. */
export interface NumberedList {
	call: (numbers: number[]) => Call;
	/** Under which name the result holds the records. */
	within: string;
	/** The field that holds such a number. */
	key: string;
	/** What every record has: whole numbers. */
	fields: string[];
}

/** As many records as a page of a list has (docs/bitrix24-rest.md §1). */
const PAGE = 50;

/** More pages than so many numbers can have records: a portal that names a next one for ever ends here. */
const MAX_PAGES = 20;

const odd = (call: Call, message: string): Failure =>
	rejected('UNEXPECTED_RESULT', message, {
		call,
		httpCode: '200',
		advice:
			'Nothing was changed. Run this again. If it fails again, the portal does not filter this list as documented: send this message to Bitrix24 support.',
	});

const recordsIn = (value: unknown, { within, fields }: NumberedList): IDataObject[] | undefined => {
	const records = isObject(value) ? value[within] : undefined;
	const isUsable = (record: IDataObject) =>
		fields.every((name) => wholeNumberIn(record[name]) !== undefined);
	return isRecordList(records) && records.every(isUsable) ? records : undefined;
};

/**
 * The records of one page's worth of numbers, all pages of them. A portal drops in silence what it does not know
 * of a filter (docs/bitrix24-rest.md §9.3), so a record that was not asked for means that none can be relied on.
 */
async function allOf(
	client: Client,
	list: NumberedList,
	numbers: number[],
	first: Outcome | Skipped,
): Promise<Found<IDataObject[]>> {
	const call = list.call(numbers);
	const wanted = new Set(numbers);
	const all: IDataObject[] = [];
	let outcome = first;
	for (let pages = 1; ; pages += 1) {
		if (!outcome.ok) return isSkipped(outcome) ? outcome : { call, ...outcome };
		const records = recordsIn(outcome.value, list) ?? [];
		const other = records.find((record) => !wanted.has(wholeNumberIn(record[list.key]) ?? -1));
		if (other !== undefined) {
			return odd(
				call,
				`For ${call.method} Bitrix24 returned ${list.key} ${String(other[list.key])}, which was not requested`,
			);
		}
		all.push(...records);
		const { next, total = 0 } = outcome;
		const isLast = next === undefined || records.length === 0;
		if (isLast && total <= all.length) return { ok: true, value: all };
		if (isLast || !(next > 0) || pages >= MAX_PAGES)
			return odd(call, `Bitrix24 did not return the whole list of ${call.method}`);
		const page = { ...call, parameters: { ...call.parameters, start: next } };
		outcome = await client.call(page, specOf(list));
	}
}

const specOf = (list: NumberedList): MethodSpec => ({
	...SAFE,
	isExpectedResult: (value) => recordsIn(value, list) !== undefined,
});

/** The records of each number: 50 numbers a call, 50 calls a request. */
export async function readByNumber(
	client: Client,
	list: NumberedList,
	given: number[],
): Promise<Map<number, Found<IDataObject[]>>> {
	const numbers = [...new Set(given)];
	const parts = Array.from({ length: Math.ceil(numbers.length / PAGE) }, (_, index) =>
		numbers.slice(index * PAGE, (index + 1) * PAGE),
	);
	const firsts = await client.callAll(parts.map(list.call), specOf(list));
	const byNumber = new Map<number, Found<IDataObject[]>>();
	for (const [index, part] of parts.entries()) {
		const first = firsts[index];
		if (first === undefined) continue;
		const found = await allOf(client, list, part, first);
		const own = new Map<number, IDataObject[]>(part.map((number) => [number, []]));
		for (const record of found.ok ? found.value : [])
			own.get(wholeNumberIn(record[list.key]) ?? -1)?.push(record);
		for (const [number, value] of own) byNumber.set(number, found.ok ? { ok: true, value } : found);
	}
	return byNumber;
}
