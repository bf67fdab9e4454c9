/** Either the value to send, or why it can't be sent and what to do. */
export type Checked = { value: unknown } | { text: string; advice: string };

/** Decides whether a parameter's value may be sent, and in which form. */
export type Check = (value: unknown) => Checked;

const SHOWN_LENGTH = 60;

/**
 * A value as a message shows it: JSON, cut where it is long.
 */
export function shown(value: unknown): string {
	if (value === undefined) return 'nothing';
	const text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value));
	return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text;
}

const isEmpty = (value: unknown): boolean =>
	value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/**
 * Lets through a whole number from 1 to 2^53−1, given as a number or as a string of digits, and
 * sends it as a number. A real portal cuts 1036.9 to 1036 and would pay another payment
 * (typedeclarationchecker.php and binder.php of the portal's own source), so nothing else is sent.
 *
 * @param label the field's name as the user sees it
 * @param source where such a number is found, for the advice
 */
export function wholeNumber(label: string, source: string): Check {
	return (value) => {
		const number =
			typeof value === 'string' && /^\d+$/.test(value.trim()) ? Number(value.trim()) : value;
		if (typeof number === 'number' && Number.isSafeInteger(number) && number > 0) {
			return { value: number };
		}
		return isEmpty(value)
			? {
					text: `${label} is empty (it was given ${shown(value)})`,
					advice: `Nothing was sent for this item. Fill in ${label} with ${source}, or check that the expression in it finds a value in this item.`,
				}
			: {
					text: `${label} must be a whole number from 1 to ${Number.MAX_SAFE_INTEGER}, not ${shown(value)}`,
					advice: `Nothing was sent for this item. Fill in ${label} with ${source}.`,
				};
	};
}
