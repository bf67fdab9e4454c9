import { shown, wellFormed } from '../../portal/values';
import type { Validator } from '../operationSpec';
import { invalidInput } from '../operationSpec';
import { isEmpty } from './validators';

/** As many characters as Bitrix24 keeps of a record's number. */
const NUMBER_LENGTH = 100;

/** Lets through a text, up to so many characters: a portal refuses a longer one, or cuts it. */
export function text(label: string, maxLength = Infinity): Validator {
	return (value) => {
		if (typeof value !== 'string' && !Number.isFinite(value)) {
			return invalidInput(
				`${label} must be text, not ${shown(value)}`,
				`Nothing was sent for this item. Enter text in ${label}.`,
			);
		}
		const sent = String(wellFormed(String(value)));
		return [...sent].length <= maxLength
			? { ok: true, value: sent }
			: invalidInput(
					`${label} must be at most ${maxLength} characters long, but is ${shown(value)}`,
					`Nothing was sent for this item. Enter a shorter text in ${label}.`,
				);
	};
}

/** Lets through a text with something in it, without the blanks around it. */
export function filledText(label: string, what: string): Validator {
	const valid = text(label);
	return (value, timezone, parameters) => {
		if (!isEmpty(value)) {
			const sent = valid(value, timezone, parameters);
			return sent.ok ? { ok: true, value: String(sent.value).trim() } : sent;
		}
		return invalidInput(
			`${label} is empty`,
			`Nothing was sent for this item. Enter ${what} in ${label}, or check that its expression returns a value for this item.`,
		);
	};
}

/**
 * Lets through the number by which people call a record, such as 3653/1, without the blanks around it. One that is
 * of digits alone may come as a whole number.
 *
 * @param what such a number, with an example, for the advice
 */
export function recordNumber(label: string, what: string): Validator {
	const filled = filledText(label, what);
	return (value, timezone, parameters) => {
		const isNumber = typeof value === 'number';
		if (!isEmpty(value) && (isNumber ? !Number.isSafeInteger(value) : typeof value !== 'string')) {
			return invalidInput(
				`${label} must be a number given as text, not ${shown(value)}`,
				`Nothing was sent for this item. Enter ${what} in ${label}.`,
			);
		}
		const number = filled(value, timezone, parameters);
		return number.ok ? text(label, NUMBER_LENGTH)(number.value, timezone, parameters) : number;
	};
}

/** Lets through a code of three letters, in upper case. */
export function currencyCode(label: string): Validator {
	return (value) =>
		typeof value === 'string' && /^\s*[a-z]{3}\s*$/i.test(value)
			? { ok: true, value: value.trim().toUpperCase() }
			: invalidInput(
					`${label} must be a three-letter currency code, not ${shown(value)}`,
					`Nothing was sent for this item. Enter a currency code such as RUB or EUR in ${label}.`,
				);
}
