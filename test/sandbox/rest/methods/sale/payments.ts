import type { PhpArray } from '../../../http/phpValues';
import { failure, RestError } from '../../../http/restError';
import { type Call, methodsOf, Page } from '../../../portal';
import { change } from '../../../store/changes';
import { SALE_RULES } from '../../../store/filterRules';
import { pageOf } from '../../../store/pages';
import type { Payment, YesNo } from '../../../store/records';
import { select } from '../../../store/select';
import { refusal } from '../../../texts';
import { requireSale } from '../../access';
import { optionalArray, required } from '../../parameters';
import { refuseCanceled, setPaid } from '../../paymentRules';
import { shownRecord } from './fields';
import { DESCRIBED_PAYMENT, PAYMENT_FIELDS, settableFields } from './paymentFields';

const NAMES = [...PAYMENT_FIELDS.keys()];

/** A payment as sale.payment.* answer it, its dates in their own way. */
export function shownSalePayment(call: Call, payment: Payment, selected?: PhpArray): PhpArray {
	const { settings, store } = call.portal;
	const paySystem = store.paySystems.get(payment.paySystemId);
	const paySystemFields = { paySystemXmlId: paySystem?.xmlId, paySystemIsCash: paySystem?.isCash };
	return shownRecord({ ...payment, ...paySystemFields }, PAYMENT_FIELDS, settings, selected);
}

function list(call: Call): Page {
	requireSale(call, 'R');
	const filter = optionalArray(call.parameters, 'filter');
	const order = optionalArray(call.parameters, 'order');
	const selected = optionalArray(call.parameters, 'select');
	const all = select(call.portal.store.payments.values(), NAMES, SALE_RULES, filter, order);
	const { rows, total, next } = pageOf(all, call.parameters.start);
	const payments = rows.map((payment) => shownSalePayment(call, payment, selected));
	return new Page({ payments }, total, next);
}

/** The error of a payment that is not there. */
export function noPayment(): RestError {
	return new RestError('200640400001', 'payment is not exists');
}

function paymentOf(call: Call): Payment {
	const payment = call.portal.store.payments.get(Number(required(call.parameters, 'id')));
	if (payment === undefined) throw noPayment();
	return payment;
}

function get(call: Call): unknown {
	requireSale(call, 'R');
	return { payment: shownSalePayment(call, paymentOf(call)) };
}

/**
 * Changes a payment (docs/bitrix24-rest.md §9.7). The payment system has to be named each time. A `datePaid` that
 * comes with `paid` is kept, however early it is (§9.5); a paid payment's sum can't be changed.
 */
function update(call: Call): unknown {
	requireSale(call, 'W');
	const fields = optionalArray(call.parameters, 'fields');
	if (fields.paySystemId === undefined || fields.paySystemId === null) {
		throw failure('Required fields: paySystemId');
	}
	const payment = paymentOf(call);
	const { paid, datePaid, ...rest } = settableFields(fields);
	const { settings, store } = call.portal;
	const paySystem = store.paySystems.get(Number(rest.paySystemId));
	if (typeof rest.sum === 'number' && Math.abs(rest.sum - payment.sum) > 0.001) {
		if (payment.paid === 'Y') throw refusal(settings, 'sumOfPaid');
		refuseCanceled(call, payment);
	}
	if (paySystem === undefined) {
		throw refusal(settings, 'wrongPaySystem', { code: 'SALE_PAYMENT_WRONG_PAYMENT_SERVICE' });
	}
	const wanted: YesNo | undefined = paid === undefined ? undefined : paid === 'Y' ? 'Y' : 'N';
	const booked = typeof datePaid === 'string' ? datePaid : undefined;
	if (wanted !== undefined) setPaid(call, payment, wanted, { datePaid: booked });
	change(call, 'payment', payment, {
		...(rest as Partial<Payment>),
		...(booked !== undefined && { datePaid: booked }),
		paySystemName: paySystem.name,
	});
	return { payment: shownSalePayment(call, payment) };
}

/** sale.payment.* */
export const salePaymentMethods = methodsOf('sale', true, {
	'sale.payment.list': list,
	'sale.payment.get': get,
	'sale.payment.update': update,
	'sale.payment.getFields': () => ({ payment: DESCRIBED_PAYMENT }),
});
