import type { EventName } from '../state/snapshot';

/** Bitrix24's own events (docs/bitrix24-rest.md §5, scope sale), as event.bind takes and event.get gives them. */
export const SAVED = 'ONPAYMENTENTITYSAVED';
export const DELETED = 'ONPAYMENTDELETED';

/** The events of Bitrix24 that have to be heard for what the user wants to know. */
export function bitrixEventsFor(wanted: EventName[]): string[] {
	return [
		...(wanted.some((name) => name !== 'paymentDeleted') ? [SAVED] : []),
		...(wanted.includes('paymentDeleted') ? [DELETED] : []),
	];
}
