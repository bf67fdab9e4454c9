import { strtotime } from '../http/phpDates';

/** Whether a field holds a date with its time. */
export function isDateField(field: string): boolean {
	return /^date[A-Z]|Date$/.test(field);
}

/** A date as whole seconds since 1970, whatever zone it was written in; undefined for what is no date. */
export function seconds(value: unknown): number | undefined {
	const timestamp = typeof value === 'string' ? strtotime(value) : undefined;
	return timestamp === undefined ? undefined : Math.floor(timestamp / 1000);
}

/** A row's date as a number that can be compared; nothing stays nothing. */
export function toTimestamp(value: unknown): unknown {
	return seconds(value) ?? value;
}
