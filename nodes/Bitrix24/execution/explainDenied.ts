import type { Call, Failure, Knowledge } from '../portal/outcome';
import { limitsOf } from '../portal/limits/rateLimiter';
import type { Ask } from '../portal/client/block';
import { isNotFound, isNotFoundOrDenied } from '../portal/errors/catalog';
import { settle } from '../portal/client/retry';
import type { Lane } from '../portal/transport/schedule';
import { lasting } from '../portal/transport/schedule';

/**
 * Tells apart what an older portal says in the same words, by one look at the record, when that costs
 * nothing to the request limit. Otherwise the failure stays as it is, and its advice names both.
 */
export async function explain(
	lane: Lane,
	ask: Ask,
	call: Call,
	{ look, label }: Knowledge,
	failure: Failure,
): Promise<Failure> {
	const unclear = isNotFoundOrDenied(failure) && look !== undefined;
	if (!unclear || !limitsOf(lane.door.host).hasPlenty(lane.door.plan)) return failure;
	const knowledge: Knowledge = { kind: 'read', label, accepts: look.accepts };
	const seen = await settle(lasting(lane), ask, look.call(call), knowledge);
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
