import type { IPollFunctions } from 'n8n-workflow';
import { OWNER_TYPES } from '../../fields/owner';
import { choiceOf, invalidParameter, numberOf } from '../parameters/choices';

/** What to read. */
export type WatchScope =
	| {
			kind: 'all';
			/** Those that were billed so shortly ago, in ms. */
			lookBackMs: number;
	  }
	| { kind: 'owners'; entityTypeId: number; entityIds: number[] };

const DAY_MS = 24 * 60 * 60_000;

/** The ids in a list that the user wrote, or that an expression gave. */
function idsOf(caller: IPollFunctions): number[] {
	// Of a list, as an expression gives it, this makes the same text.
	const texts = String(caller.getNodeParameter('entityIds'))
		.split(/[\s,;]+/)
		.filter((text) => text !== '');
	const wrong = texts.find((text) => !/^[1-9]\d{0,14}$/.test(text));
	if (texts.length > 0 && wrong === undefined) return [...new Set(texts.map(Number))];
	throw invalidParameter(
		caller.getNode(),
		wrong === undefined
			? 'Deals or Invoices is empty'
			: `Deals or Invoices must be whole numbers, not ${JSON.stringify(wrong)}`,
		'Fill in Deals or Invoices with IDs separated by commas, such as 13144, 13145.',
	);
}

/** What a poll reads, in short: so the next one can tell what was not read before. */
export const namesOf = (watched: WatchScope): string[] =>
	watched.kind === 'all' ? ['all'] : watched.entityIds.map((id) => `${watched.entityTypeId}/${id}`);

const WATCHED = { 'All Payments': 'all', 'Payments of Deals or Invoices': 'owners' };

/**
 * What the user wants to be watched.
 *
 * @throws NodeOperationError where a parameter has a value that is none
 */
export function watchScopeOf(caller: IPollFunctions): WatchScope {
	const node = caller.getNode();
	if (choiceOf(node, 'Watch', caller.getNodeParameter('watch'), WATCHED) === 'owners') {
		const entityTypeId = choiceOf(
			node,
			'Belongs To',
			caller.getNodeParameter('entityTypeId'),
			OWNER_TYPES,
		);
		return { kind: 'owners', entityTypeId, entityIds: idsOf(caller) };
	}
	const { lookBack } = caller.getNodeParameter('options', {}) as { lookBack?: unknown };
	return { kind: 'all', lookBackMs: numberOf(node, 'Look Back', lookBack, 30) * DAY_MS };
}
