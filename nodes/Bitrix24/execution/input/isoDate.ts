import { knownTimezone, shown } from '../../portal/values';
import type { Validator } from '../operationSpec';
import { invalidInput } from '../operationSpec';

const PARTS = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?$/;

/**
 * How far a time zone is from UTC at a moment, as ISO 8601 writes it: "+03:00".
 *
 * @param ms the moment, in ms since the epoch
 */
function offsetOf(timezone: string, ms: number): string {
	const name = new Intl.DateTimeFormat('en-US', { timeZone: timezone, timeZoneName: 'longOffset' })
		.formatToParts(ms)
		.find(({ type }) => type === 'timeZoneName')?.value;
	return name?.replace('GMT', '') || '+00:00';
}

/** The text of a date: n8n's own dates and those of JavaScript know their ISO 8601. */
function textOf(value: unknown): string {
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString();
	const { toISO } = (value ?? {}) as { toISO?: () => string | null };
	if (typeof toISO === 'function') return toISO.call(value) ?? '';
	return typeof value === 'string' ? value.trim() : '';
}

/**
 * Lets through a date with or without a time, and sends it as ISO 8601 with a time zone: the
 * workflow's where it has none of its own, since the portal would take its own.
 */
export function isoDate(label: string): Validator {
	return (value, timezone) => {
		const [, day, time = '00:00', seconds = ':00', zone] = PARTS.exec(textOf(value)) ?? [];
		const local = `${day}T${time}${seconds}`;
		const utc = Date.parse(`${local}Z`);
		const own = zone?.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2');
		// 31 February would be read as a day in March; a portal drops a filter by a date that is none in silence.
		const isDate = !Number.isNaN(utc) && new Date(utc).toISOString().slice(0, 10) === day;
		if (!isDate || Number.isNaN(Date.parse(`${local}${own ?? 'Z'}`))) {
			return invalidInput(
				`${label} must be a date, not ${shown(value)}`,
				`Nothing was sent for this item. Enter a date such as 2026-01-31 or 2026-01-31T09:00:00+03:00 in ${label}.`,
			);
		}
		if (own !== undefined) return { ok: true, value: `${local}${own}` };
		const known = knownTimezone(timezone);
		if (known === undefined) {
			return invalidInput(
				`${label} has no time zone, and the workflow’s time zone (${shown(timezone)}) is not known`,
				`Nothing was sent for this item. Add a time zone in ${label}, as in 2026-01-31T09:00:00+03:00, or choose another Timezone in the workflow’s settings.`,
			);
		}
		// The offset at that time of the clock there, not of the clock in UTC: they differ when it changes.
		const [hours = 0, minutes = 0] = offsetOf(known, utc).split(':').map(Number);
		const sign = hours < 0 || Object.is(hours, -0) ? -1 : 1;
		const moment = utc - (hours * 60 + sign * minutes) * 60_000;
		return { ok: true, value: `${local}${offsetOf(known, moment)}` };
	};
}

/**
 * Lets through a date with or without a time, and sends its day alone, as it is written: at noon, so that no
 * time zone makes another day of it. A moment of JavaScript is of the day that it is in the workflow's zone.
 */
export function calendarDay(label: string): Validator {
	const valid = isoDate(label);
	return (value, timezone, parameters) => {
		const moment = valid(value, knownTimezone(timezone) ?? 'UTC', parameters);
		if (!moment.ok) return moment;
		const day =
			value instanceof Date
				? new Intl.DateTimeFormat('sv-SE', { timeZone: knownTimezone(timezone) ?? 'UTC' }).format(
						value,
					)
				: String(moment.value).slice(0, 10);
		return { ok: true, value: `${day}T12:00:00` };
	};
}
