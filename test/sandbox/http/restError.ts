import type { Settings } from '../settings';

/** An error as the portal answers it. */
export class RestError extends Error {
	/** Set where the portal changes the HTTP status of the whole request, a batch's too (section 0, fact 3). */
	denied = false;

	constructor(
		readonly code: string | number,
		readonly text: string,
		readonly status = 400,
	) {
		super(text);
	}
}

/** A business error with the code "0", the commonest. */
export function failure(text: string): RestError {
	return new RestError('0', text);
}

/** The object exists and the user has no right to it, or the payment is paid and closed. */
export function accessDenied(settings: Settings): RestError {
	if (settings.deniedText === 'russian') return new RestError(0, 'Недостаточно прав');
	const error = new RestError('ACCESS_DENIED', 'Access denied', 403);
	error.denied = true;
	return error;
}

/**
 * A refusal that names its reason and sets the status of the whole all the same: payment.add says why first and
 * then "Access denied", of which only the status is seen (section 1; the status is inferred from fact 3).
 */
export function deniedBesides(refused: RestError, settings: Settings): RestError {
	if (settings.deniedText === 'russian') return refused;
	const error = new RestError(refused.code, refused.text, 403);
	error.denied = true;
	return error;
}

/** The two fields of an error's body, the code as this portal's age writes it. */
export function errorBody(error: RestError, settings: Settings) {
	const numeric =
		settings.errorCodes === 'number' && typeof error.code === 'string' && /^\d+$/.test(error.code);
	return { error: numeric ? Number(error.code) : error.code, error_description: error.text };
}
