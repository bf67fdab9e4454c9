import type { PortalClient } from '../portal/client/client';
import { isNotFound, isNotFoundOrDenied } from '../portal/errors/catalog';
import { SAFE } from '../portal/methodSpec';
import type { Call, Failure } from '../portal/outcome';
import type { OperationSpec } from './operationSpec';
import { labelOf } from './operationSpec';

/**
 * Tells apart what an older portal says in the same words, by one read of the record, when that costs
 * nothing to the request limit. Otherwise the failure stays as it is, and its advice names both.
 */
export async function explainDenied(
	client: PortalClient,
	call: Call,
	spec: OperationSpec,
	failure: Failure,
): Promise<Failure> {
	const { verification } = spec;
	if (!isNotFoundOrDenied(failure, call.method) || verification === undefined) return failure;
	if (!client.hasHeadroom) return failure;
	const { isExpectedResult } = verification;
	const look = verification.call(call);
	const seen = await client.withoutWaits.call(look, { ...SAFE, isExpectedResult });
	if (seen.ok) {
		return {
			...failure,
			advice:
				'The record exists and {user} can see it, but not change it. Give that user permission to change it in CRM > Settings > Access permissions, or {become} a user who has it.',
		};
	}
	return isNotFound(seen, look.method)
		? {
				...failure,
				advice: `The record does not exist in the portal, or it was deleted. Check ${labelOf(spec, call)}.`,
			}
		: failure;
}
