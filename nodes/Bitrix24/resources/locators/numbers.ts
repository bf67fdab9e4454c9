import type { IDataObject } from 'n8n-workflow';
import { INVOICE } from '../../fields/owner';
import type { KeyedList } from '../../portal/methodSpec';
import { isObject, isRecordList } from '../../portal/values';

const numberOf = ({ accountNumber }: IDataObject): string => String(accountNumber);

const hasNumber = ({ accountNumber }: IDataObject): boolean =>
	typeof accountNumber === 'string' || typeof accountNumber === 'number';

/** The records under a name in a result, if each says what is needed of it. */
function recordsOf(
	result: unknown,
	name: string,
	isUsable: (record: IDataObject) => boolean,
): IDataObject[] | undefined {
	const records = isObject(result) ? result[name] : undefined;
	return isRecordList(records) && records.every(isUsable) ? records : undefined;
}

/**
 * Payments by their numbers (`sale.payment.list`, scope sale, rights to the store's orders). The methods of CRM
 * list the payments of one deal or invoice only. `=` takes a list, and knows no wildcards.
 */
export const paymentsByNumber: KeyedList = {
	call: (numbers) => ({
		method: 'sale.payment.list',
		parameters: {
			select: ['id', 'accountNumber', 'paid', 'sum', 'currency'],
			filter: { '=accountNumber': numbers },
			order: { id: 'ASC' },
			start: 0,
		},
	}),
	recordsIn: (result) =>
		recordsOf(
			result,
			'payments',
			(payment) => hasNumber(payment) && (payment.paid === 'Y' || payment.paid === 'N'),
		),
	keyOf: numberOf,
};

/** Invoices by their numbers (`crm.item.list`): docs/bitrix24-rest.md §9.9. */
export const invoicesByNumber: KeyedList = {
	call: (numbers) => ({
		method: 'crm.item.list',
		parameters: {
			entityTypeId: INVOICE,
			select: ['id', 'accountNumber'],
			filter: { '@accountNumber': numbers },
			order: { id: 'ASC' },
			start: 0,
		},
	}),
	recordsIn: (result) => recordsOf(result, 'items', hasNumber),
	keyOf: numberOf,
};
