import { isoDate } from '../../../clock';
import { strtotime } from '../../../http/phpDates';
import { isNumeric, type PhpArray } from '../../../http/phpValues';
import { describeFields, type Fields, fieldsOf, type FieldType } from './fields';

/** The fields of sale.payment.*, as getFields lists them; all of them filter, sort and can be selected. */
export const PAYMENT_FIELDS: Fields = fieldsOf({
	integer: `id orderId paySystemId empPaidId companyId empReturnId responsibleId empResponsibleId
		empMarkedId`,
	double: 'sum psSum priceCod',
	string: `accountNumber currency paySystemName paySystemXmlId xmlId comments payVoucherNum
		psInvoiceId psStatusCode psStatusDescription psStatusMessage psCurrency payReturnNum
		payReturnComment id1c version1c reasonMarked`,
	char: 'paid isReturn psStatus paySystemIsCash updated1c externalPayment marked',
	datetime: `datePaid dateBill datePayBefore payVoucherDate psResponseDate dateResponsibleId
		dateMarked`,
	date: 'payReturnDate',
});

const READ_ONLY = `paySystemXmlId paySystemIsCash accountNumber id currency paySystemName
	dateResponsibleId dateMarked`.split(/\s+/);

/** The answer of sale.payment.getFields. */
export const DESCRIBED_PAYMENT = describeFields(PAYMENT_FIELDS, {
	readOnly: READ_ONLY,
	immutable: ['orderId'],
	required: ['orderId', 'paySystemId'],
});

function read(value: unknown, type: FieldType): unknown {
	if (type === 'string' || type === 'char') return String(value ?? '');
	if (type === 'integer' || type === 'double') return isNumeric(value) ? Number(value) : null;
	const timestamp = typeof value === 'string' ? strtotime(value) : undefined;
	return timestamp === undefined ? undefined : isoDate(timestamp);
}

/** The fields of an update that can be set; others, and dates that are none, are dropped in silence. */
export function settableFields(fields: PhpArray): PhpArray {
	const settable: PhpArray = {};
	for (const [name, value] of Object.entries(fields)) {
		const type = PAYMENT_FIELDS.get(name);
		if (type === undefined || name === 'orderId' || READ_ONLY.includes(name)) continue;
		const accepted = read(value, type);
		if (accepted !== undefined) settable[name] = accepted;
	}
	return settable;
}
