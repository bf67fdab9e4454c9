import { isGone, mayBeHidden } from '../../payments/payment';
import type { PortalClient } from '../../portal/client/client';
import type { MethodSpec } from '../../portal/methodSpec';
import type { Call, Failure } from '../../portal/outcome';

/** What became of payments that are known and in no list any more. */
interface Missing {
	deleted: number[];
	/** They are there. */
	present: number[];
}

/**
 * A refusal with the name of what was asked for: a poll asks for many at once. What concerns the whole request,
 * such as a portal that does not answer, stays as it is.
 */
export function named(failure: Failure, name: string): Failure {
	const { effect, httpCode, message } = failure;
	const isRefusal = effect === 'rejected' && httpCode !== null && Number(httpCode) < 500;
	return isRefusal ? { ...failure, message: `${name}: ${message}` } : failure;
}

/** Of a refusal with the code 0 only the words tell whether the payment is there, and these are not known. */
const withAdvice = (failure: Failure): Failure =>
	failure.code === '0'
		? {
				...failure,
				advice:
					'The payment is no longer in the list, and Bitrix24 does not say whether it was deleted. No event is lost: the next poll continues from where the last one ended. If it happens again, check the payment in the portal.',
			}
		: failure;

/**
 * Asks for payments that are in no list any more: only what the portal says is not there was deleted. One that
 * the user may not read stays known and is asked for again: older portals say the same of one that is not there.
 *
 * @param callFor reads one of them
 * @throws NodeApiError that names the payment, where the portal does not tell
 */
export async function classifyMissing(
	client: PortalClient,
	ids: number[],
	callFor: (id: number) => Call,
	spec: MethodSpec,
): Promise<Missing> {
	const calls = ids.map(callFor);
	const missing: Missing = { deleted: [], present: [] };
	for (const [index, outcome] of (await client.callAll(calls, spec)).entries()) {
		const id = ids[index] ?? NaN;
		const method = calls[index]?.method;
		if (isGone(outcome, method)) missing.deleted.push(id);
		else if (outcome.ok) missing.present.push(id);
		else if (!mayBeHidden(outcome, method)) {
			const failure = withAdvice(named(outcome, `Payment ${id}`));
			throw await client.toNodeApiError(failure, calls[index]);
		}
	}
	return missing;
}
