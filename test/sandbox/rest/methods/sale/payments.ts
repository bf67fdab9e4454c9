import { saleDate } from '../../../culture';
import { isNumeric, isPhpArray, type PhpArray } from '../../../http/phpValues';
import { failure, RestError } from '../../../http/restError';
import { type Call, methodsOf, Page } from '../../../portal';
import { SALE_RULES } from '../../../store/filterRules';
import { pageOf } from '../../../store/pages';
import type { Payment } from '../../../store/records';
import { select, shownFields } from '../../../store/select';
import { isDateField } from '../../../store/timestamps';
import { requireAdmin } from '../../access';
import { optionalArray, required } from '../../parameters';

/** The smallest PNG there is, one pixel: what a QR code is does not matter here. */
const QR_PNG =
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

const FIELDS = [
	'id',
	'orderId',
	'accountNumber',
	'paid',
	'datePaid',
	'empPaidId',
	'paySystemId',
	'paySystemName',
	'sum',
	'currency',
	'dateBill',
] as const;

function listPaySystems(call: Call): unknown[] {
	const { settings, store } = call.portal;
	if (!settings.user.admin) throw new RestError('ACCESS_DENIED', 'Access denied!', 403);
	const filter = Object.entries(optionalArray(call.parameters, 'FILTER'));
	const selected = Object.values(optionalArray(call.parameters, 'SELECT')).map(String);
	const direction = optionalArray(call.parameters, 'ORDER').ID;
	const rows: Array<Record<string, unknown>> = [...store.paySystems.values()].map((system) => ({
		ID: String(system.id),
		NAME: system.name,
		ACTIVE: system.active,
		PERSON_TYPE_ID: system.personTypeId,
		ENTITY_REGISTRY_TYPE: 'ORDER',
	}));
	// Operators are cut off and then forgotten: ">ID" asks for that very ID (section 1).
	const found = rows.filter((row) =>
		filter.every(([key, wanted]) => {
			const value = String(row[key.replace(/^[^A-Z]+/, '')] ?? '');
			return Object.values(isPhpArray(wanted) ? wanted : [wanted])
				.map(String)
				.includes(value);
		}),
	);
	if (String(direction).toUpperCase() === 'DESC') found.reverse();
	if (selected.length === 0 || selected.includes('*')) return found;
	return found.map((row) =>
		Object.fromEntries(Object.entries(row).filter(([key]) => selected.includes(key))),
	);
}

/** A payment as sale.payment.* answer it, its dates in their own way. */
function shown(call: Call, payment: Payment): PhpArray {
	const { culture, user } = call.portal.settings;
	const { hoursAhead } = user;
	return Object.fromEntries(
		FIELDS.map((field) => {
			const value = payment[field];
			const date = value as string | null;
			return [field, isDateField(field) ? saleDate(date, { culture, hoursAhead }) : value];
		}),
	);
}

function listPayments(call: Call): Page {
	requireAdmin(call);
	const filter = optionalArray(call.parameters, 'filter');
	const order = optionalArray(call.parameters, 'order');
	const all = select(call.portal.store.payments.values(), FIELDS, SALE_RULES, filter, order);
	const { rows, total, next } = pageOf(all, call.parameters.start);
	const selected = optionalArray(call.parameters, 'select');
	const payments = rows.map((payment) => shownFields(shown(call, payment), FIELDS, selected));
	return new Page({ payments }, total, next);
}

function noPayment(): RestError {
	return new RestError('200640400001', 'payment is not exists');
}

function getPayment(call: Call): unknown {
	requireAdmin(call);
	const payment = call.portal.store.payments.get(Number(required(call.parameters, 'id')));
	if (payment === undefined) throw noPayment();
	return { payment: shown(call, payment) };
}

function getPublicUrl(call: Call): unknown {
	const id = required(call.parameters, 'id');
	const options = optionalArray(call.parameters, 'options');
	if (!isNumeric(id)) throw failure('Parameter id must be integer');
	const payment = call.portal.store.payments.get(Math.trunc(Number(id)));
	if (payment === undefined) throw noPayment();
	if (!call.portal.settings.phoneConfirmed) return { connectedSiteId: 27, isPhoneConfirmed: false };
	const wantsQr = Boolean(options.qr) && options.qr !== '0';
	return {
		payment: {
			url: `https://sandbox.bitrix24.site/payment/?orderId=${payment.orderId}&paymentId=${payment.id}`,
			shortUrl: `https://sandbox.bitrix24.site/~pay${payment.id}`,
			...(wantsQr && { qr: QR_PNG }),
		},
	};
}

/** sale.* and salescenter.* */
export const saleMethods = {
	...methodsOf('pay_system', false, { 'sale.paysystem.list': listPaySystems }),
	...methodsOf('sale', true, { 'sale.payment.list': listPayments, 'sale.payment.get': getPayment }),
	...methodsOf('salescenter', true, { 'salescenter.payment.getPublicUrl': getPublicUrl }),
};
