import { shown, wellFormed } from '../../portal/values';
import type { Validator } from '../operationSpec';
import { invalidInput } from '../operationSpec';
import { isEmpty } from './validators';

/** Lets through a text, up to so many characters: a portal refuses a longer one, or cuts it. */
export function text(label: string, maxLength = Infinity): Validator {
	return (value) => {
		if (typeof value !== 'string' && typeof value !== 'number') {
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
