import type { IPollFunctions, NodeApiError } from 'n8n-workflow';
import { describeFailure, toNodeApiError } from '../../portal/errors/report';
import { notExecuted } from '../../portal/outcome';
import { shown } from '../../portal/values';

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

function invalid(caller: IPollFunctions, message: string, advice: string): NodeApiError {
	const failure = notExecuted('INVALID_INPUT', message, { advice });
	return toNodeApiError(caller.getNode(), describeFailure(failure, { label: 'Watch' }), 0);
}

/** The ids in a list that the user wrote, or that an expression gave. */
function idsOf(caller: IPollFunctions): number[] {
	// Of a list, as an expression gives it, this makes the same text.
	const texts = String(caller.getNodeParameter('entityIds'))
		.split(/[\s,;]+/)
		.filter((text) => text !== '');
	const wrong = texts.find((text) => !/^[1-9]\d{0,14}$/.test(text));
	if (texts.length > 0 && wrong === undefined) return [...new Set(texts.map(Number))];
	throw invalid(
		caller,
		wrong === undefined
			? 'Deals or Invoices is empty'
			: `Deals or Invoices must be whole numbers, not ${shown(wrong)}`,
		'Fill in Deals or Invoices with IDs separated by commas, such as 13144, 13145.',
	);
}

/** What a poll reads, in short: so the next one can tell what was not read before. */
export const namesOf = (watched: WatchScope): string[] =>
	watched.kind === 'all' ? ['all'] : watched.entityIds.map((id) => `${watched.entityTypeId}/${id}`);

/** What the user wants to be watched. */
export function watchScopeOf(caller: IPollFunctions): WatchScope {
	if (caller.getNodeParameter('watch') === 'owners') {
		const entityTypeId = Number(caller.getNodeParameter('entityTypeId'));
		return { kind: 'owners', entityTypeId, entityIds: idsOf(caller) };
	}
	const { lookBack = 30 } = caller.getNodeParameter('options', {}) as { lookBack?: unknown };
	const days = typeof lookBack === 'string' ? Number(lookBack || NaN) : lookBack;
	if (typeof days === 'number' && days >= 1 && days <= MOST_DAYS)
		return { kind: 'all', lookBackMs: days * DAY_MS };
	throw invalid(
		caller,
		`Look Back must be a number of days from 1 to ${MOST_DAYS}, not ${shown(lookBack)}`,
		'Fill in Look Back with a number such as 30.',
	);
}
