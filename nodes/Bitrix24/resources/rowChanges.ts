import { positiveInteger } from '../execution/input/validators';
import type { OperationSpec } from '../execution/operationSpec';
import { isNotFound } from '../portal/errors/catalog';
import type { Verification } from '../portal/methodSpec';
import type { Failure } from '../portal/outcome';
import { isTrue } from './expectedResults';

/**
 * After a lost answer the same change is made again and its answer verifies it: the portal has no
 * method that reads a row by its id, and the same change again changes nothing more.
 */
const sameAgain = (isGone: (failure: Failure) => boolean = () => false): Verification => ({
	call: (sent) => sent,
	isExpectedResult: isTrue,
	resultIfExecuted: (seen) => (seen.ok || isGone(seen) ? { ok: true, value: true } : undefined),
});

/**
 * The spec of a change of a payment's row.
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

/** The spec of the deletion of a payment's row. */
export const rowDeletion = (label: string): OperationSpec => ({
	...rowChange(label),
	verification: sameAgain(isNotFound),
});
