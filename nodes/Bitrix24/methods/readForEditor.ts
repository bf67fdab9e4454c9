import type { IDataObject, ILoadOptionsFunctions } from 'n8n-workflow';
import { PortalClient } from '../portal/client/client';
import { SAFE } from '../portal/methodSpec';
import type { Call, Failure } from '../portal/outcome';
import { notExecuted } from '../portal/outcome';
import { isObject, isRecordList, wholeNumberIn } from '../portal/values';

/** Someone waits in the editor: longer than this a list is no help. */
export const EDITOR_WAIT_MS = 5000;

const busy = (queueMs: number): Failure =>
	notExecuted(
		'QUEUE_FULL',
		`The portal’s request limit is in use by workflows for the next ${Math.ceil(queueMs / 1000)} s`,
		{ advice: 'Nothing was sent. Reload the list after that.' },
	);

/** What lists of the editor are read with. */
interface ListsRequest {
	/** Each lists records of the same kind. */
	calls: Call[];
	/** Under which name the result holds the list; undefined where it is the list. */
	within?: string;
	/** What every record of the list has, unless told its `id` or `ID`: a whole number. */
	key?: string;
	/** What the user can do when the list can't be had. */
	instead: string;
	/** Given for something that a list can do without: ends it. It joins no queue. */
	until?: AbortSignal;
}

/** A page of a list. */
export interface RecordPage {
	records: IDataObject[];
	/** Where the next one begins. */
	next?: number;
}

const listIn = (value: unknown, within: string | undefined): unknown =>
	within === undefined ? value : isObject(value) ? value[within] : undefined;

/** A list is one of records with ids; anything else tells nothing of what there is to choose from. */
const isChoice = (value: unknown, key: string): boolean =>
	isRecordList(value) &&
	value.every((one) => wholeNumberIn(one[key] ?? one[key.toUpperCase()]) !== undefined);

/**
 * Reads lists from the portal for the editor in one request, under the same limits as everything else.
 *
 * @throws NodeApiError in Bitrix24's own words, where one of them can't be read
 */
export async function readListsForEditor(
	caller: ILoadOptionsFunctions,
	{ calls, within, key = 'id', instead, until }: ListsRequest,
): Promise<RecordPage[]> {
	const waitMs = until === undefined ? EDITOR_WAIT_MS : 0;
	const client = await PortalClient.open(caller, {
		label: 'the list',
		maxWaitMs: waitMs,
		...(until !== undefined && { signal: until, transport: { timeout: EDITOR_WAIT_MS } }),
	});
	const queueMs = client.queueDelayMs;
	const spec = {
		...SAFE,
		isExpectedResult: (value: unknown) => isChoice(listIn(value, within), key),
	};
	const outcomes = queueMs > waitMs ? [busy(queueMs)] : await client.callAll(calls, spec);
	const pages: RecordPage[] = [];
	for (const [index, outcome] of outcomes.entries()) {
		if (outcome.ok) {
			const { value, next } = outcome;
			pages.push({
				records: listIn(value, within) as IDataObject[],
				...(next !== undefined && next > 0 && { next }),
			});
			continue;
		}
		// What the list needs is of no interest to whom the portal or the queue keeps waiting.
		const { effect, code } = outcome;
		const needs = effect === 'rejected' || code === 'insufficient_scope';
		const error = await client.toNodeApiError(outcome, calls[index]);
		// Some of Bitrix24's own texts end a sentence, some don't.
		const end = /[.!?…]$/.test(error.message) ? '' : '.';
		error.message += `${end} ${needs ? instead : 'Reload the list, or enter the ID.'}`;
		throw error;
	}
	return pages;
}

/** What one list is read with. */
type ListRequest = Omit<ListsRequest, 'calls'> & { call: Call };

/** Reads one list in the same way. */
export async function readForEditor(
	caller: ILoadOptionsFunctions,
	{ call, ...request }: ListRequest,
): Promise<RecordPage> {
	const [page] = await readListsForEditor(caller, { calls: [call], ...request });
	return page ?? { records: [] };
}
