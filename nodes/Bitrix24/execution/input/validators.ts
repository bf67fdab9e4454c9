import { alternatives, isDeeperThan, shown, wellFormed } from '../../portal/values';
import type { Validator } from '../operationSpec';
import { invalidInput } from '../operationSpec';

export const isEmpty = (value: unknown): boolean =>
	value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/**
 * Lets through a whole number from 1 to 2^53−1, given as a number or as a string of digits, and
 * sends it as a number. A real portal cuts 1036.9 to 1036 and would pay another payment
 * (typedeclarationchecker.php and binder.php of the portal's own source), so nothing else is sent.
 *
 * @param label the field's name as the user sees it
 * @param expected what the field takes, with an example, such as "a payment ID (a number such as 1038)"
 * @param hint a further sentence for a value that is something else
 */
export function positiveInteger(label: string, expected: string, hint = ''): Validator {
	return (value) => {
		const number =
			typeof value === 'string' && /^\d+$/.test(value.trim()) ? Number(value.trim()) : value;
		if (typeof number === 'number' && Number.isSafeInteger(number) && number > 0) {
			return { ok: true, value: number };
		}
		return isEmpty(value)
			? invalidInput(
					`${label} is empty`,
					`Nothing was sent for this item. Enter ${expected} in ${label}, or check that its expression returns a value for this item.`,
				)
			: invalidInput(
					`${label} must be ${expected}, not ${shown(value)}`,
					`Nothing was sent for this item. Correct ${label}, or check the expression in it.${hint && ` ${hint}`}`,
				);
	};
}

/** Lets through one of a few values, each given with its name in the field's list. */
export function oneOf(label: string, choices: Record<string, string | number>): Validator {
	return (value) => {
		const found = Object.values(choices).find((known) => String(known) === String(value));
		const named = Object.entries(choices).map(([name, known]) => `${known} (${name})`);
		return found !== undefined
			? { ok: true, value: found }
			: invalidInput(
					`${label} must be ${alternatives(named)}, not ${shown(value)}`,
					`Nothing was sent for this item. Choose a value from the ${label} list.`,
				);
	};
}

/** Lets through true or false, given as it is or as a text; what is empty counts as false. */
export function trueOrFalse(label: string): Validator {
	return (value) => {
		const word = isEmpty(value) ? 'false' : String(value).trim().toLowerCase();
		const isKnown = typeof value !== 'object' || value === null;
		return isKnown && (word === 'true' || word === 'false')
			? { ok: true, value: word === 'true' }
			: invalidInput(
					`${label} must be true or false, not ${shown(value)}`,
					`Nothing was sent for this item. Turn ${label} on or off, or check its expression.`,
				);
	};
}

/** Leaves out what is empty, checks what is not. */
export function optional(check: Validator): Validator {
	return (value, timezone, parameters) =>
		isEmpty(value) ? { ok: true, value: undefined } : check(value, timezone, parameters);
}

/** Leaves out a filter that stands at Any. */
export function unlessAny(check: Validator): Validator {
	return (value, timezone, parameters) =>
		value === 'any' ? { ok: true, value: undefined } : check(value, timezone, parameters);
}

/** Leaves out a filter that stands at 0. */
export function unlessZero(check: Validator): Validator {
	return (value, timezone, parameters) => {
		const read = check(value, timezone, parameters);
		const isZero = value === 0 || value === '0' || (read.ok && read.value === 0);
		return isZero ? { ok: true, value: undefined } : read;
	};
}

/** Lets through an object in which at least one field has a value. */
export function nonEmptyObject(label: string, fields: string): Validator {
	return (value) =>
		typeof value === 'object' && value !== null && Object.values(value).some((v) => !isEmpty(v))
			? { ok: true, value }
			: invalidInput(
					`${label} is empty: there is nothing to change`,
					`Nothing was sent for this item. Add ${fields} to ${label}.`,
				);
}

/** Lets through a number, given as a number or as a text. */
export function decimal(label: string): Validator {
	return (value) => {
		// "1,200" may be twelve hundred or one and a fifth, so a comma in front of three digits is no sum.
		const text = typeof value === 'string' && !/,\d{3}$/.test(value.trim()) ? value.trim() : '';
		const number = typeof value === 'string' ? Number(text.replace(',', '.') || NaN) : value;
		return typeof number === 'number' && Number.isFinite(number)
			? { ok: true, value: number }
			: invalidInput(
					`${label} must be a number, not ${shown(value)}`,
					`Nothing was sent for this item. Enter a number such as 1200.50 in ${label}.`,
				);
	};
}

/** Longer than any method's name, and short enough for a request's address. */
const METHOD_LENGTH = 255;

/** Lets through the name of a REST method; without a slash in it, it can't lead elsewhere. */
export function methodName(label: string): Validator {
	return (value) =>
		typeof value === 'string' &&
		value.length <= METHOD_LENGTH &&
		/^\s*[a-z]\w*(\.\w+)*\s*$/i.test(value)
			? { ok: true, value: value.trim() }
			: invalidInput(
					`${label} must be the name of a method (letters, digits, dots and underscores, at most ${METHOD_LENGTH} characters), not ${shown(value)}`,
					`Nothing was sent for this item. Enter a method name such as crm.item.list in ${label}.`,
				);
}

const MAX_DEPTH = 200;

/** Lets through an object, given as it is or as JSON. */
export function jsonObject(label: string): Validator {
	return (value) => {
		let parsed: unknown;
		try {
			// An object of an expression may hold dates, and what else makes JSON of itself.
			const json = typeof value === 'string' ? value.trim() || '{}' : JSON.stringify(value);
			parsed = JSON.parse(json) as unknown;
		} catch {
			parsed = undefined;
		}
		if (isDeeperThan(parsed, MAX_DEPTH)) {
			return invalidInput(
				`${label} is nested more than ${MAX_DEPTH} levels deep`,
				`Nothing was sent for this item. No Bitrix24 method accepts such parameters. Check the value of ${label}.`,
			);
		}
		return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
			? { ok: true, value: wellFormed(parsed) }
			: invalidInput(
					`${label} must be a JSON object, not ${shown(value)}`,
					`Nothing was sent for this item. Enter JSON such as {"id": 13144} in ${label}, with names and text in double quotes.`,
				);
	};
}
