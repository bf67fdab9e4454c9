import type { IDataObject } from 'n8n-workflow';
import type { Outcome, Skipped } from '../portal/outcome';
import { isObject, isRecordList } from '../portal/values';
import type { Item } from './item';
import type { ProcedureClient } from './operationSpec';

/**
 * What an item's read came to, with what the user asked for besides in each of its records.
 *
 * @param sharedClient the one that all items of the same credential have
 * @returns a failure where that is not known of one of them
 */
export async function withSupplement(
	client: ProcedureClient,
	sharedClient: object,
	{ keeps, leave, limit, run, spec }: Item,
	outcome: Outcome | Skipped,
): Promise<Outcome | Skipped> {
	const { supplement } = spec;
	const { options, supplements } = run.nodeTry;
	if (!outcome.ok || supplement === undefined || options?.includesOwner !== true) return outcome;
	const isList = isRecordList(outcome.value);
	const all = isRecordList(outcome.value) ? outcome.value : [outcome.value].filter(isObject);
	const records = (keeps === undefined ? all : all.filter(keeps)).slice(0, limit);
	const found = await supplements.read(
		sharedClient,
		async (wanted) => await supplement.read(client, wanted),
		records,
		leave,
	);
	const supplemented: IDataObject[] = [];
	for (const [index, record] of records.entries()) {
		const more = found[index];
		if (more === undefined) continue;
		if (!more.ok) return more;
		supplemented.push({ ...record, ...more.value });
	}
	return { ...outcome, value: isList ? supplemented : supplemented[0] };
}
