import { type Call, change, methodsOf, noteMade, remove } from '../call';
import { isoDate } from '../../clock';
import { accessDenied, failure, RestError } from '../../http/restError';
import { array, int, isNumeric, optionalArray } from '../parameters';
import { DEAL, INVOICE, type Payment, type YesNo } from '../../store/records';
import { select } from '../../store/select';
import { accessiblePayment } from '../access';

const SHOWN = [
	'id',
	'accountNumber',
	'paid',
	'datePaid',
	'empPaidId',
	'paySystemId',
	'sum',
	'currency',
	'paySystemName',
] as const;
const FILTERED = [...SHOWN, 'orderId', 'dateBill'];

/** A payment as crm.item.payment.get answers it (section 1.1). */
export function shownPayment(payment: Payment): Record<string, unknown> {
	return Object.fromEntries(SHOWN.map((field) => [field, payment[field]]));
}

/** Pays or unpays; nothing happens where it already is so (section 6). `user` is who does it; null: a robot. */
export function settle(call: Call, payment: Payment, paid: YesNo, user: number | null = 1): void {
	if (payment.paid === paid) return;
	if (call.portal.store.orders.get(payment.orderId)?.canceled) {
		throw new RestError(
			'SALE_ORDER_PAID_ORDER_CANCELED',
			'The order is cancelled: its payments cannot be changed',
		);
	}
	if (paid === 'N') return change(call, 'payment', payment, { paid });
	if (payment.noFunds) {
		throw new RestError('ORDER_PSH_INNER_ERROR_INSUFFICIENT_MONEY', 'Insufficient funds');
	}
	const datePaid = isoDate(call.portal.clock.now());
	change(call, 'payment', payment, { paid, datePaid, empPaidId: user });
}

/** The pay system that fields name, or undefined where they name none. */
function namedPaySystem(call: Call, fields: Record<string, unknown>) {
	if (!Object.hasOwn(fields, 'paySystemId')) return undefined;
	const { paySystemId } = fields;
	const id = isNumeric(paySystemId) ? Math.trunc(Number(paySystemId)) : 0;
	const paySystem = call.portal.store.paySystems.get(id);
	if (paySystem === undefined) throw failure('Payment system has not been found');
	return { paySystemId: paySystem.id, paySystemName: paySystem.name };
}

function add(call: Call): number {
	const entityId = int(call.parameters, 'entityId');
	const entityTypeId = int(call.parameters, 'entityTypeId');
	const { store, settings } = call.portal;
	if (entityTypeId !== DEAL && entityTypeId !== INVOICE) {
		throw failure('Для данной сущности функционал создания оплат недоступен');
	}
	const owner = store.owner(entityTypeId, entityId);
	if (owner === undefined) throw failure(`Сущность с идентификатором №${entityId} не существует`);
	if (!owner.accessible) throw accessDenied(settings);
	const paySystem = namedPaySystem(call, optionalArray(call.parameters, 'fields'));
	const dateBill = isoDate(call.portal.clock.now());
	const { id } = store.addPayment({ entityTypeId, entityId, dateBill, ...paySystem });
	noteMade(call, 'payment', id);
	return id;
}

function list(call: Call): unknown[] {
	const entityId = int(call.parameters, 'entityId');
	const entityTypeId = int(call.parameters, 'entityTypeId');
	const filter = optionalArray(call.parameters, 'filter');
	const order = optionalArray(call.parameters, 'order');
	const { store, settings } = call.portal;
	const owner = store.owner(entityTypeId, entityId);
	if (owner !== undefined && !owner.accessible) throw accessDenied(settings);
	const orderId = store.orderOf(entityTypeId, entityId)?.id;
	const own = [...store.payments.values()].filter((payment) => payment.orderId === orderId);
	const entity = '\\Bitrix\\Sale\\Internals\\Payment';
	return select(own, FILTERED, entity, filter, order).map(shownPayment);
}

function update(call: Call): true {
	const id = int(call.parameters, 'id');
	const fields = array(call.parameters, 'fields');
	if (!Object.hasOwn(fields, 'paid') && !Object.hasOwn(fields, 'paySystemId')) {
		throw failure('Empty fields');
	}
	const payment = accessiblePayment(call, id);
	const paySystem = namedPaySystem(call, fields);
	if (Object.hasOwn(fields, 'paid')) settle(call, payment, fields.paid === 'Y' ? 'Y' : 'N');
	if (paySystem !== undefined) change(call, 'payment', payment, paySystem);
	return true;
}

/** Deletes a payment, with what it was for; a paid one is refused. */
export function removePayment(call: Call, payment: Payment): void {
	if (payment.paid === 'Y') {
		throw new RestError('SALE_PAYMENT_DELETE_EXIST_PAID', 'A paid payment cannot be deleted');
	}
	const { payableItems, payments } = call.portal.store;
	for (const item of payableItems.values()) {
		if (item.paymentId === payment.id) remove(call, 'payableItem', payableItems, item.id);
	}
	remove(call, 'payment', payments, payment.id);
}

function settling(paid: YesNo) {
	return (call: Call): true => {
		settle(call, accessiblePayment(call, int(call.parameters, 'id')), paid);
		return true;
	};
}

/** crm.item.payment.*, those of products and deliveries apart. */
export const paymentMethods = methodsOf('crm', true, {
	'crm.item.payment.add': add,
	'crm.item.payment.get': (call) =>
		shownPayment(accessiblePayment(call, int(call.parameters, 'id'))),
	'crm.item.payment.list': list,
	'crm.item.payment.update': update,
	'crm.item.payment.pay': settling('Y'),
	'crm.item.payment.unpay': settling('N'),
	'crm.item.payment.delete': (call) => {
		removePayment(call, accessiblePayment(call, int(call.parameters, 'id')));
		return true;
	},
});
