import type { Call, Failure, OperationSpec } from '../portal/outcome';
import { limiterFor } from '../portal/limits/rateLimiter';
import type { Ask } from '../portal/client/block';
import { isNotFound, isNotFoundOrDenied } from '../portal/errors/catalog';
import { callWithRetry } from '../portal/client/retry';
import type { RequestContext } from '../portal/transport/schedule';
import { evenWhenStopped } from '../portal/transport/schedule';

/**
 * Tells apart what an older portal says in the same words, by one look at the record, when that costs
 * nothing to the request limit. Otherwise the failure stays as it is, and its advice names both.
 */
export async function explainDenied(
	lane: RequestContext,
	ask: Ask,
	call: Call,
	{ verification: look, label }: OperationSpec,
	failure: Failure,
): Promise<Failure> {
	const unclear = isNotFoundOrDenied(failure) && look !== undefined;
	if (!unclear || !limiterFor(lane.connection.host).hasHeadroom(lane.connection.plan))
		return failure;
	const knowledge: OperationSpec = {
		idempotency: 'safe',
		label,
		isExpectedResult: look.isExpectedResult,
	};
	const seen = await callWithRetry(evenWhenStopped(lane), ask, look.call(call), knowledge);
	if (seen.ok) {
		return {
			...failure,
			advice:
				'The record is there and {user} may see it, but not change it. Give that user the right to change it in CRM > Settings > Access permissions, or {become} a user who has it.',
		};
	}
	return isNotFound(seen.failure)
		? {
				...failure,
				advice: `There is no such record in the portal, or it was deleted. Check ${label}.`,
			}
		: failure;
}
