import type { IDataObject, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';
import type { RecordPage } from './readForEditor';

/** "1 200.00 RUB" */
export const money = (sum: unknown, currency: unknown): string => {
	const [whole = '0', cents = '00'] = Number(sum).toFixed(2).split('.');
	return `${whole.replace(/\B(?=(\d{3})+$)/g, ' ')}.${cents} ${String(currency)}`;
};

/**
 * A page of a list in the editor. An empty one says why it is empty, in an entry without a value.
 *
 * @param page the portal's own records
 * @param entry how one is shown
 * @param ifEmpty why there may be none
 */
export function listResult(
	{ records, next }: RecordPage,
	entry: (record: IDataObject) => INodeListSearchItems,
	ifEmpty: string,
): INodeListSearchResult {
	const results = records.length > 0 ? records.map(entry) : [{ name: ifEmpty, value: '' }];
	return next === undefined ? { results } : { results, paginationToken: String(next) };
}

/** Where the next page begins. */
export const startOf = (paginationToken?: string): number => Number(paginationToken ?? 0);
