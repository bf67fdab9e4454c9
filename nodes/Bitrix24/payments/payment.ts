import type { IDataObject } from 'n8n-workflow';
import { isDenied, isNotFound, isNotFoundOrDenied } from '../portal/errors/catalog';
import type { MethodSpec } from '../portal/methodSpec';
import type { Call, Outcome, Skipped } from '../portal/outcome';
import { isObject, wholeNumberIn } from '../portal/values';

/** The fields that `crm.item.payment.get` gives, so that a payment looks the same however it was read. */
export const PAYMENT_FIELDS = [
	'id',
	'accountNumber',
	'paid',
	'datePaid',
	'empPaidId',
	'paySystemId',
	'sum',
	'currency',
	'paySystemName',
];

/** A payment has an id and says whether it is paid; anything else tells nothing of what is there. */
export const isPayment = (value: unknown): value is IDataObject =>
	isObject(value) &&
	(wholeNumberIn(value.id) ?? 0) > 0 &&
	(value.paid === 'Y' || value.paid === 'N');

export const isPaymentList = (value: unknown): value is IDataObject[] =>
	Array.isArray(value) && value.every(isPayment);

const GET = 'crm.item.payment.get';

/** The call that reads a payment (scope crm). */
export const getCall = (id: number): Call => ({ method: GET, parameters: { id } });

/** The payment that was asked for, and no other. */
export const isAskedFor = (value: unknown, { parameters: { id } }: Call): boolean =>
	isPayment(value) && wholeNumberIn(value.id) === wholeNumberIn(id);

export const GET_SPEC: MethodSpec = { idempotency: 'safe', isExpectedResult: isAskedFor };

const isFailure = (outcome?: Outcome | Skipped) =>
	outcome !== undefined && !outcome.ok && !('skipped' in outcome) ? outcome : undefined;

/** Whether a payment was asked for that is surely not there. */
export function isGone(outcome?: Outcome | Skipped, method = GET): boolean {
	const failure = isFailure(outcome);
	return failure !== undefined && isNotFound(failure, method);
}

/** Whether it may be gone, for all that the portal says. */
export function mayBeGone(outcome: Outcome | Skipped): boolean {
	const failure = isFailure(outcome);
	return failure !== undefined && (isGone(failure) || isNotFoundOrDenied(failure, GET));
}

/** Whether the user may not read it, for all that the portal says. */
export function mayBeHidden(outcome: Outcome | Skipped, method = GET): boolean {
	const failure = isFailure(outcome);
	return (
		failure !== undefined && (isDenied(failure, method) || isNotFoundOrDenied(failure, method))
	);
}
