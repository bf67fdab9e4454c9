import type { PhpArray } from '../../../http/phpValues';
import { RestError } from '../../../http/restError';
import { type Call, methodsOf, Page } from '../../../portal';
import { SALE_RULES } from '../../../store/filterRules';
import { pageOf } from '../../../store/pages';
import type { Order } from '../../../store/records';
import { select } from '../../../store/select';
import { requireSale } from '../../access';
import { optionalArray, required } from '../../parameters';
import { type Fields, fieldsOf, shownRecord } from './fields';
import { shownSalePayment } from './payments';

/** The fields of an order that say something in the sandbox; a real one has about twice as many. */
const ORDER_FIELDS: Fields = fieldsOf({
	integer: 'id personTypeId userId responsibleId companyId',
	double: 'price discountValue taxValue',
	string:
		'lid accountNumber currency comments userDescription orderTopic xmlId id1c reasonCanceled',
	char: 'canceled payed deducted statusId externalOrder marked updated1c',
	datetime: 'dateInsert dateUpdate dateStatus dateCanceled',
});
const NAMES = [...ORDER_FIELDS.keys()];

/** What of an order follows from its payments and deliveries. */
function filled(call: Call, order: Order): PhpArray {
	const { payments } = call.portal.store;
	const own = [...payments.values()].filter(({ orderId }) => orderId === order.id);
	const price = own.reduce((sum, payment) => sum + payment.sum, 0);
	const paid = own.filter((payment) => payment.paid === 'Y').reduce((sum, one) => sum + one.sum, 0);
	return {
		...{ ...order, price, payed: price > 0 && paid >= price ? 'Y' : 'N' },
		...{ canceled: order.canceled ? 'Y' : 'N', dateUpdate: order.dateInsert },
		...{ dateStatus: order.dateInsert, lid: 's1', personTypeId: 3, userId: 1, responsibleId: 1 },
		...{ statusId: 'N', deducted: 'N', externalOrder: 'N', marked: 'N', updated1c: 'N' },
		...{ discountValue: 0, taxValue: 0, xmlId: `bx_${order.id.toString(16)}` },
	};
}

function list(call: Call): Page {
	requireSale(call, 'R');
	const filter = optionalArray(call.parameters, 'filter');
	const sorting = optionalArray(call.parameters, 'order');
	const selected = optionalArray(call.parameters, 'select');
	const { settings, store } = call.portal;
	const rows = [...store.orders.values()].map((order) => filled(call, order));
	const all = select(rows, NAMES, SALE_RULES, filter, sorting);
	const page = pageOf(all, call.parameters.start);
	const orders = page.rows.map((row) => shownRecord(row, ORDER_FIELDS, settings, selected));
	return new Page({ orders }, page.total, page.next);
}

/** An order with what hangs on it; of products and properties the sandbox knows none. */
function get(call: Call): unknown {
	requireSale(call, 'R');
	const { settings, store } = call.portal;
	const order = store.orders.get(Math.trunc(Number(required(call.parameters, 'id'))));
	if (order === undefined) throw new RestError('200540400001', 'order is not exists');
	const payments = [...store.payments.values()]
		.filter(({ orderId }) => orderId === order.id)
		.map((payment) => shownSalePayment(call, payment));
	const shipments = [...store.deliveries.values()].filter(({ orderId }) => orderId === order.id);
	return {
		order: {
			...shownRecord(filled(call, order), ORDER_FIELDS, settings),
			...{ basketItems: [], clients: [], payments, propertyValues: [], shipments },
		},
	};
}

/** sale.order.* */
export const orderMethods = methodsOf('sale', true, {
	'sale.order.list': list,
	'sale.order.get': get,
});
