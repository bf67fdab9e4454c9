import { ZONE } from '../clock';

/** Year, month, day and time of a text; a zone only where it is written. */
type Parts = [year: string, month: string, day: string, time?: string, zone?: string];

const TIME = String.raw`(?:[T ]+(\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?))?\s*(Z|[+-]\d{2}:?\d{2})?`;

/** What strtotime makes of figures: with slashes the month comes first, with dots the day. */
const ORDERS: Array<[RegExp, (a: string, b: string, c: string) => Parts]> = [
	[new RegExp(`^(\\d{4})-(\\d{1,2})-(\\d{1,2})${TIME}$`, 'i'), (a, b, c) => [a, b, c]],
	[new RegExp(`^(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})${TIME}$`, 'i'), (a, b, c) => [c, b, a]],
	[new RegExp(`^(\\d{1,2})/(\\d{1,2})/(\\d{4})${TIME}$`, 'i'), (a, b, c) => [c, a, b]],
];

/** A point in time from its parts, the portal's zone unless told; undefined for a 13th month or a 32nd day. */
export function fromParts([year, month, day, time = '0:00', zone = ZONE]: Parts):
	number | undefined {
	const [hours = '0', ...rest] = time.split(':');
	const clock = [hours.padStart(2, '0'), ...rest].join(':');
	const date = [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-');
	const timestamp = Date.parse(`${date}T${clock}${zone}`);
	return Number.isNaN(timestamp) ? undefined : timestamp;
}

/**
 * Milliseconds since 1970 as PHP's strtotime reads a text, or undefined where it says false. Words such as
 * "yesterday", which it knows too, are left out.
 */
export function strtotime(text: string): number | undefined {
	for (const [pattern, inOrder] of ORDERS) {
		const [whole, a = '', b = '', c = '', time, zone] = pattern.exec(text.trim()) ?? [];
		if (whole === undefined) continue;
		const [year, month, day] = inOrder(a, b, c);
		return fromParts([year, month, day, time, zone]);
	}
	return undefined;
}
