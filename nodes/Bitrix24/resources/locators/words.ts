import type { IDataObject } from 'n8n-workflow';
import type { Failure, Result } from '../../portal/outcome';
import { notExecuted } from '../../portal/outcome';
import { shown, wholeNumberIn } from '../../portal/values';

const NAMED_AT_MOST = 20;

/** Such as "a, b and 3 more". */
export function named(names: string[]): string {
	const more = names.length - NAMED_AT_MOST;
	return names.slice(0, NAMED_AT_MOST).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/** "1038 (3654/1, 1200 RUB, not paid)" for each. */
export const listed = (payments: IDataObject[]): string =>
	named(
		payments.map(
			({ id, accountNumber, sum, currency, paid }) =>
				`${id} (${accountNumber}, ${sum} ${currency}, ${paid === 'Y' ? 'paid' : 'not paid'})`,
		),
	);

/** That what was named does not lead to one record. */
export const notOneRecord = (message: string, advice: string): Failure =>
	notExecuted('NOT_ONE_RECORD', message, { advice });

/** The advice where there is more than one payment. */
export const NAME_BY_ID =
	'Nothing was changed. In Payment choose By ID and enter the ID of the right payment.';

/** The id of a record in a list. Any other number than its own would be that of another record. */
export function idOf({ id }: IDataObject, kind: string, advice: string): Result<number> {
	const value = wholeNumberIn(id);
	return value !== undefined && value > 0
		? { ok: true, value }
		: notOneRecord(`Bitrix24 responded with ${kind} whose ID is ${shown(id)}`, advice);
}

/** The id of a payment in a list. */
export const paymentIdOf = (payment: IDataObject): Result<number> =>
	idOf(payment, 'a payment', NAME_BY_ID);

/** The records that have exactly this number; others are in the list that the database takes for the same. */
export function withNumber(
	records: unknown,
	number: unknown,
): { exact: IDataObject[]; similar: string } {
	const list = records as IDataObject[];
	const isExact = ({ accountNumber }: IDataObject): boolean => String(accountNumber) === number;
	const others = list.filter((record) => !isExact(record));
	const numbers = others.map(({ accountNumber }) => shown(accountNumber));
	return {
		exact: list.filter(isExact),
		similar: numbers.length === 0 ? '' : `; there is ${named(numbers)}, which is not the same`,
	};
}
