import { inPortalZone, isoDate } from './clock';
import { fromParts, strtotime } from './http/phpDates';

/**
 * How a portal writes dates: `ru` 20.05.2024 12:32:02 (also the German one), `us` 05/20/2024 12:32:02,
 * `gb` 20/05/2024 12:32:02.
 */
export type Culture = 'ru' | 'us' | 'gb';

const SEPARATOR: Record<Culture, string> = { ru: '.', us: '/', gb: '/' };

function swapped(culture: Culture, first: string, second: string): [string, string] {
	return culture === 'us' ? [second, first] : [first, second];
}

/** A point in time as the portal's culture writes it, in the portal's zone. */
export function writeInCulture(timestamp: number, culture: Culture): string {
	const [date = '', time = ''] = inPortalZone(timestamp).split('T');
	const [year = '', month = '', day = ''] = date.split('-');
	return `${[...swapped(culture, day, month), year].join(SEPARATOR[culture])} ${time}`;
}

/** A date, with or without a time, in the format of the portal's culture; undefined where it is in another. */
export function readInCulture(text: string, culture: Culture): number | undefined {
	const separator = SEPARATOR[culture] === '.' ? '\\.' : '/';
	const pattern = `^(\\d{2})${separator}(\\d{2})${separator}(\\d{4})(?: (\\d{2}:\\d{2}(?::\\d{2})?))?$`;
	const [whole, first = '', second = '', year = '', time] = new RegExp(pattern).exec(text) ?? [];
	if (whole === undefined) return undefined;
	const [day, month] = swapped(culture, first, second);
	return fromParts([year, month, day, time]);
}

/**
 * A date as sale.* answer it (docs/bitrix24-rest.md §9.4): written in the portal's culture and in the user's
 * time, then read back by strtotime as if it were the portal's time. `gb` gives null after the 12th of a
 * month and day and month swapped before; a user who is two hours ahead gets two hours more, under the
 * portal's own offset (that the offset stays the portal's is inferred from the server's source).
 */
export function saleDate(
	date: string | null,
	{ culture, hoursAhead = 0 }: { culture: Culture; hoursAhead?: number },
): string | null {
	const timestamp = date === null ? NaN : Date.parse(date);
	if (Number.isNaN(timestamp)) return null;
	const read = strtotime(writeInCulture(timestamp + hoursAhead * 3_600_000, culture));
	return read === undefined ? null : isoDate(read);
}
