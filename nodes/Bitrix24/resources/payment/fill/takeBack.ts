import type { ProcedureClient } from '../../../execution/operationSpec';
import { isNotFound } from '../../../portal/errors/catalog';
import type { MethodSpec } from '../../../portal/methodSpec';
import type { Failure } from '../../../portal/outcome';
import { isSkipped } from '../../../portal/outcome';
import { isRecord, isTrue } from '../../expectedResults';

const GET = 'crm.item.payment.get';

const DELETE_SPEC: MethodSpec = {
	idempotency: 'idempotent',
	isExpectedResult: isTrue,
	verification: {
		call: ({ parameters: { id } }) => ({ method: GET, parameters: { id } }),
		isExpectedResult: isRecord,
		resultIfExecuted: (seen) =>
			!seen.ok && isNotFound(seen, GET) ? { ok: true, value: true } : undefined,
	},
};

/**
 * Deletes a new payment that could not be filled.
 *
 * @param failure why it could not
 * @returns the same, and what became of the payment
 */
export async function takeBack(
	client: ProcedureClient,
	id: number,
	failure: Failure,
): Promise<Failure> {
	const call = { method: 'crm.item.payment.delete', parameters: { id } };
	const deleted = await client.evenWhenStopped.call(call, DELETE_SPEC);
	const isGone = !deleted.ok && !isSkipped(deleted) && isNotFound(deleted, call.method);
	if (deleted.ok || isGone) {
		return {
			...failure,
			message: `${failure.message}; the new payment ${id} was deleted again, so nothing was created`,
			effect: 'rejected',
		};
	}
	const why = isSkipped(deleted) ? 'the run had stopped' : deleted.message;
	return {
		...failure,
		message: `${failure.message}; the new payment ${id} exists, is only partly filled, and could not be deleted: ${why}`,
		advice: `Delete payment ${id} (Payment > Delete) before you run this again. Otherwise its products would be missing in the next payment. Retry On Fail does not create it again.`,
		// What was written stays written: not to be sent again.
		effect: 'unknown',
	};
}
