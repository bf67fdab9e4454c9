import type { IDataObject } from 'n8n-workflow';
import { recordNumber } from '../../execution/input/texts';
import type { ClaimOn, Expectation, LocatorResolver } from '../../execution/operationSpec';
import type { Failure } from '../../portal/outcome';
import { shown } from '../../portal/values';
import type { Applies } from './applies';
import { paymentsByNumber } from './numbers';
import { listed, NAME_BY_ID, notOneRecord, paymentIdOf, withNumber } from './words';

/** That another item of the run has used the payment. */
function usedByOther(
	payment: IDataObject,
	number: unknown,
	claimOn: ClaimOn,
	takes: string | undefined,
): Failure {
	const claim = claimOn(payment.id);
	const was = claim?.use === 'unknown' ? 'may have been' : 'was';
	return notOneRecord(
		`Payment ${String(number)} is already used: ${listed([payment])} ${was} ${takes} by item ${claim?.index} of this run`,
		'Nothing was changed by this item. Check which of the two items is correct, and remove the other.',
	);
}

/** Why none of the payments with a number can be meant. */
function noneFits(
	payments: IDataObject[],
	number: unknown,
	{ applies, takes }: { applies: Applies; takes: string | undefined },
	expected: Expectation | undefined,
): Failure {
	const [only] = payments;
	if (only !== undefined && payments.length === 1) {
		const meaning =
			takes === undefined
				? `This operation takes an ${applies.name} only.`
				: `If it is right, ${applies.already}.`;
		return applies.to(only) && expected !== undefined
			? expected.mismatch(only)
			: notOneRecord(
					`Payment ${String(number)} is ${applies.otherwise}: ${listed(payments)}`,
					`Nothing was changed by this item. Check the number in Payment. ${meaning}`,
				);
	}
	const kind = [applies.name, expected?.text].filter(Boolean).join(' ');
	return notOneRecord(
		`${payments.length} payments have the number ${String(number)}, with no ${kind} among them: ${listed(payments)}`,
		NAME_BY_ID,
	);
}

/**
 * Finds the payment that has exactly this number. Where several have it, only what is expected of the payment
 * can tell which is meant.
 */
export const byNumber = (applies: Applies, takes?: string): LocatorResolver => ({
	validate: recordNumber('Payment', 'a payment number such as 3653/1'),
	candidates: paymentsByNumber,
	pick: (candidates, number, claimOn, expected) => {
		const { exact, similar } = withNumber(candidates, number);
		if (exact.length === 0) {
			return notOneRecord(
				`No payment has the number ${shown(number)}${similar}`,
				'Nothing was changed. Check the number in Payment, which must match exactly, and that the payment was not deleted.',
			);
		}
		const fitting = exact.filter(
			(payment) => applies.to(payment) && (expected?.fits(payment) ?? true),
		);
		const free = fitting.filter((payment) => claimOn(payment.id) === undefined);
		const meant = expected === undefined ? exact : free;
		if (meant.length > 1) {
			const which = expected === undefined ? '' : ` and are ${applies.name}s ${expected.text}`;
			return notOneRecord(
				`${meant.length} payments have the number ${String(number)}${which}: ${listed(meant)}`,
				NAME_BY_ID,
			);
		}
		const [only] = free;
		if (only !== undefined) return paymentIdOf(only);
		// It reads as used where this run used it before the list was read.
		const used = (exact.length === 1 ? exact : fitting).find(({ id }) => claimOn(id) !== undefined);
		return used === undefined
			? noneFits(exact, number, { applies, takes }, expected)
			: usedByOther(used, number, claimOn, takes);
	},
});
