import type { INodeProperties } from 'n8n-workflow';
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
const sameAgain = (
	isGone: (failure: Failure, method: string) => boolean = () => false,
): Verification => ({
	call: (sent) => sent,
	isExpectedResult: isTrue,
	resultIfExecuted: (seen, { method }) =>
		seen.ok || isGone(seen, method) ? { ok: true, value: true } : undefined,
});

/**
 * The spec of a change of a payment's row.
 *
 * @param row the field that names the row
 * @param input what else is sent
 */
export const rowChange = (
	{ displayName: label }: INodeProperties,
	input: OperationSpec['input'] = {},
): OperationSpec => ({
	idempotency: 'idempotent',
	label,
	input: { id: positiveInteger(label, 'a row ID (a number such as 1193)'), ...input },
	isExpectedResult: isTrue,
	verification: sameAgain(),
});

/** The spec of the deletion of a payment's row. */
export const rowDeletion = (row: INodeProperties): OperationSpec => ({
	...rowChange(row),
	verification: sameAgain(isNotFound),
});
