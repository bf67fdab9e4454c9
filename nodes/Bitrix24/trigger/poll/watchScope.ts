import type { IPollFunctions } from 'n8n-workflow';
import { OWNER_TYPES } from '../../fields/owner';
import { shown } from '../../portal/values';
import { choiceOf, invalidParameter } from '../parameters/choices';

/** What to read. */
export type WatchScope =
	| {
			kind: 'all';
			/** Those that were billed so shortly ago, in ms. */
			lookBackMs: number;
	  }
	| { kind: 'owners'; entityTypeId: number; entityIds: number[] };

const DAY_MS = 24 * 60 * 60_000;

/** As the field says. */
const MOST_DAYS = 3650;

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
			: `Deals or Invoices must be whole numbers, not ${shown(wrong)}`,
		'Enter IDs separated by commas in Deals or Invoices, such as 13144, 13145.',
	);
}

/** What a poll reads, in short: so the next one can tell what was not read before. */
export const namesOf = (watched: WatchScope): string[] =>
	watched.kind === 'all' ? ['all'] : watched.entityIds.map((id) => `${watched.entityTypeId}/${id}`);

const WATCHED = { 'All Payments': 'all', 'Payments of Deals or Invoices': 'owners' };

/**
 * What the user wants to be watched.
 *
 * @throws NodeApiError where a parameter has a value that is none
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
	const { lookBack = 30 } = caller.getNodeParameter('options', {}) as { lookBack?: unknown };
	const days = typeof lookBack === 'string' ? Number(lookBack || NaN) : lookBack;
	if (typeof days === 'number' && days >= 1 && days <= MOST_DAYS)
		return { kind: 'all', lookBackMs: days * DAY_MS };
	throw invalidParameter(
		node,
		`Look Back must be a number of days from 1 to ${MOST_DAYS}, not ${shown(lookBack)}`,
		'Enter a number such as 30 in Look Back.',
	);
}
