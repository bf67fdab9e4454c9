import type { IDataObject, INodeExecutionData, NodeApiError } from 'n8n-workflow';
import type { ScenarioRun } from './scenario';

/**
 * What a run says of one item. A stopped run says nothing of an item that it did not come to; of many that were done
 * it names the first, and counts the others.
 */
export interface Reported {
	outcome: 'done' | 'not done' | 'unknown' | 'not reported' | 'not named';
	/** What came out for it. */
	json?: IDataObject;
	message?: string;
	code?: string;
}

const node = 'Bitrix24';

/** The item of the input that an item out came from. */
export function originOf({ pairedItem }: INodeExecutionData): number {
	const { item } = pairedItem as { item: number };
	return item;
}

/** A failure is definite unless its own words say otherwise. */
const outcomeIn = (words: string): Reported['outcome'] =>
	/unknown/i.test(words) ? 'unknown' : 'not done';

export function itemsOut({ result }: Pick<ScenarioRun, 'result'>): INodeExecutionData[] {
	return [...result.items(node, 0), ...result.items(node, 1)];
}

export const isFailure = ({ json }: INodeExecutionData): boolean => 'error' in json;

/** The error that stopped the run, as our node threw it. */
export function stoppingErrorOf({ result }: Pick<ScenarioRun, 'result'>): NodeApiError | undefined {
	return result.status === 'error' ? (result.thrown.at(-1) as NodeApiError) : undefined;
}

/** The items that a sentence of the error's description names, as in "item 3 (id 1038)". */
function named(description: string, sentence: RegExp): number[] {
	const [, names = ''] = sentence.exec(description) ?? [];
	return [...names.matchAll(/item (\d+)/g)].map(([, item]) => Number(item));
}

/** How many items a sentence of the error's description counts without their names, as in "and 3 more". */
const countedIn = (description: string, sentence: RegExp): number =>
	Number(/ and (\d+) more$/.exec(sentence.exec(description)?.[1] ?? '')?.[1] ?? 0);

const DONE = /Done before the run stopped: ([^.]*)\./;
const UNKNOWN = /whether these were done: ([^.]*)\./;

/** Of how many items that a stopped run does not name it says that they were done, at least and at most. */
export function countedOf(run: Pick<ScenarioRun, 'result'>): [least: number, most: number] {
	const description = stoppingErrorOf(run)?.description ?? '';
	const done = countedIn(description, DONE);
	return [done, done + countedIn(description, UNKNOWN)];
}

function reportsOfStopped(error: NodeApiError, count: number): Reported[] {
	const reports = Array.from({ length: count }, (): Reported => ({ outcome: 'not reported' }));
	const description = error.description ?? '';
	for (const item of named(description, DONE)) {
		reports[item] = { outcome: 'done' };
	}
	if (countedIn(description, DONE) + countedIn(description, UNKNOWN) > 0) {
		for (const report of reports) {
			if (report.outcome === 'not reported') report.outcome = 'not named';
		}
	}
	for (const item of named(description, UNKNOWN)) {
		reports[item] = { outcome: 'unknown' };
	}
	const own = description.replace(
		/ (Done before|No other item was done before) the run stopped.*/s,
		'',
	);
	reports[Number(error.context.itemIndex)] = {
		outcome: outcomeIn(`${error.message} ${own}`),
		message: error.message,
		code: String(error.context.code),
	};
	return reports;
}

/** What a run says of each item of its input, whatever its On Error mode. */
export function reportsOf(run: Pick<ScenarioRun, 'ids' | 'result'>): Reported[] {
	const stoppedBy = stoppingErrorOf(run);
	if (stoppedBy !== undefined) return reportsOfStopped(stoppedBy, run.ids.length);
	const reports: Reported[] = [];
	for (const item of itemsOut(run)) {
		const { json } = item;
		const details = json.details as IDataObject | undefined;
		reports[originOf(item)] = isFailure(item)
			? {
					outcome: outcomeIn(`${json.error} ${details?.description}`),
					json,
					message: String(json.error),
					code: String(details?.code),
				}
			: { outcome: 'done', json };
	}
	return reports;
}
