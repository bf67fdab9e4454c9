import type { IDataObject, INodeExecutionData, NodeApiError } from 'n8n-workflow';
import type { Story } from './story';

/** What a run says of one item. A stopped run says nothing of an item that it did not come to. */
export interface Verdict {
	says: 'done' | 'not done' | 'unknown' | 'nothing';
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
const sayingOf = (words: string): Verdict['says'] =>
	/nobody can tell/i.test(words) ? 'unknown' : 'not done';

export function itemsOut({ result }: Story): INodeExecutionData[] {
	return [...result.items(node, 0), ...result.items(node, 1)];
}

export const isFailure = ({ json }: INodeExecutionData): boolean => 'error' in json;

/** The error that stopped the run, as our node threw it. */
export function stopperOf({ result }: Story): NodeApiError | undefined {
	return result.status === 'error' ? (result.thrown.at(-1) as NodeApiError) : undefined;
}

/** The items that a sentence of the error's description names, as in "item 3 (id 1038)". */
function named(description: string, sentence: RegExp): number[] {
	const [, names = ''] = sentence.exec(description) ?? [];
	return [...names.matchAll(/item (\d+)/g)].map(([, item]) => Number(item));
}

function verdictsOfStopped(error: NodeApiError, count: number): Verdict[] {
	const verdicts = Array.from({ length: count }, (): Verdict => ({ says: 'nothing' }));
	const description = error.description ?? '';
	for (const item of named(description, /Done before the run stopped: ([^.]*)\./)) {
		verdicts[item] = { says: 'done' };
	}
	for (const item of named(description, /whether these were done: ([^.]*)\./)) {
		verdicts[item] = { says: 'unknown' };
	}
	const own = description.replace(
		/ (Done before|No other item was done before) the run stopped.*/s,
		'',
	);
	verdicts[Number(error.context.itemIndex)] = {
		says: sayingOf(`${error.message} ${own}`),
		message: error.message,
		code: String(error.context.code),
	};
	return verdicts;
}

/** What a run says of each item of its input, whatever its On Error mode. */
export function verdictsOf(story: Story): Verdict[] {
	const stopper = stopperOf(story);
	if (stopper !== undefined) return verdictsOfStopped(stopper, story.ids.length);
	const verdicts: Verdict[] = [];
	for (const item of itemsOut(story)) {
		const { json } = item;
		const details = json.details as IDataObject | undefined;
		verdicts[originOf(item)] = isFailure(item)
			? {
					says: sayingOf(`${json.error} ${details?.description}`),
					json,
					message: String(json.error),
					code: String(details?.code),
				}
			: { says: 'done', json };
	}
	return verdicts;
}
