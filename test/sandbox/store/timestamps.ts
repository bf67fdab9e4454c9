import { ZONE } from '../clock';
import { isPhpArray } from '../http/phpValues';
import { RestError } from '../http/restError';

const ISO =
	/^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?))?(Z|[+-]\d{2}:?\d{2})?$/i;

/** Whether a field holds a date with its time. */
export function isDateField(field: string): boolean {
	return /^date[A-Z]/.test(field);
}

/** Seconds since 1970 of a date as ISO 8601 has it; without a zone it is the portal's. */
function seconds(text: string): number | undefined {
	const [, date, time = '00:00:00', zone = ZONE] = ISO.exec(text) ?? [];
	const milliseconds = date === undefined ? NaN : Date.parse(`${date}T${time}${zone}`);
	return Number.isNaN(milliseconds) ? undefined : Math.floor(milliseconds / 1000);
}

/**
 * A date, or a list of dates, as a number that can be compared, whatever zone it was written in; a portal
 * keeps whole seconds. Nothing stays nothing. What is no date is an error here; how real portals word it
 * is not known.
 */
export function toTimestamp(value: unknown): unknown {
	if (isPhpArray(value)) return Object.values(value).map(toTimestamp);
	if (value === null || value === undefined || value === false || value === '') return value;
	const timestamp = seconds(String(value));
	if (timestamp === undefined) throw new RestError('0', `Wrong date "${String(value)}"`);
	return timestamp;
}
