import type { Failure, OperationSpec, Verification } from '../portal/outcome';
import { positiveInteger } from '../execution/input/validators';
import { isNotFound } from '../portal/errors/catalog';
import { isTrue } from './expectedResults';

/**
 * After a lost answer the same change is made again and its answer is the look: the portal has no
 * method that reads a row by its id, and the same change again changes nothing more.
 */
const sameAgain = (isGone: (failure: Failure) => boolean = () => false): Verification => ({
	call: (sent) => sent,
	isExpectedResult: isTrue,
	resultIfExecuted: (seen) =>
		seen.ok || isGone(seen.failure) ? { ok: true, result: true } : undefined,
});

/**
 * What is to be known of a change of a payment's row.
 *
 * @param label the label of the field that names the row
 */
export const rowChange = (label: string): OperationSpec => ({
	idempotency: 'idempotent',
	label,
	input: { id: positiveInteger(label, 'the ID of the row, such as 1193') },
	isExpectedResult: isTrue,
	verification: sameAgain(),
});

/** What is to be known of the deletion of a payment's row. */
export const rowDeletion = (label: string): OperationSpec => ({
	...rowChange(label),
	verification: sameAgain(isNotFound),
});
