import { accessDenied, failure } from '../../../http/restError';
import { type Call, methodsOf } from '../../../portal';
import { change } from '../../../store/changes';
import type { Delivery } from '../../../store/records';
import { ormRules } from '../../../store/filterRules';
import { select } from '../../../store/select';
import { refusal } from '../../../texts';
import {
	accessibleOrder,
	accessiblePayment,
	editableItem,
	editablePayment,
	ownerAllows,
} from '../../access';
import { int, optionalArray } from '../../parameters';
import { addItem, deleteItem, listItems, recalculateSum } from './payableItems';

const SHOWN = [
	'id',
	'accountNumber',
	'deducted',
	'dateDeducted',
	'deliveryId',
	'priceDelivery',
	'currency',
	'deliveryName',
] as const;

function shownDelivery(delivery: Delivery): Record<string, unknown> {
	return Object.fromEntries(SHOWN.map((field) => [field, delivery[field]]));
}

function get(call: Call): unknown {
	const delivery = call.portal.store.deliveries.get(int(call.parameters, 'id'));
	if (delivery === undefined) throw failure('Delivery has not been found');
	accessibleOrder(call, delivery.orderId, 'read');
	return shownDelivery(delivery);
}

function list(call: Call): unknown[] {
	const entityId = int(call.parameters, 'entityId');
	const entityTypeId = int(call.parameters, 'entityTypeId');
	const filter = optionalArray(call.parameters, 'filter');
	const order = optionalArray(call.parameters, 'order');
	const { store, settings } = call.portal;
	const owner = store.owner(entityTypeId, entityId);
	if (owner !== undefined && !ownerAllows(call.portal, owner, 'read')) throw accessDenied(settings);
	const orders = new Set(store.ordersOf(entityTypeId, entityId).map(({ id }) => id));
	const own = [...store.deliveries.values()].filter(({ orderId }) => orders.has(orderId));
	const rules = ormRules('\\Bitrix\\Sale\\Internals\\Shipment', settings);
	return select(own, SHOWN, rules, filter, order).map(shownDelivery);
}

function add(call: Call): number {
	const paymentId = int(call.parameters, 'paymentId');
	const entityId = int(call.parameters, 'deliveryId');
	const payment = editablePayment(call, paymentId);
	if (call.portal.store.deliveries.get(entityId)?.orderId !== payment.orderId) {
		throw refusal(call.portal.settings, 'deliveryNotFound');
	}
	return addItem(call, payment, { kind: 'delivery', entityId, quantity: 1 });
}

/** Real portals do not look whether the shipment exists. */
function setDelivery(call: Call): true {
	const id = int(call.parameters, 'id');
	const entityId = int(call.parameters, 'deliveryId');
	const item = editableItem(call, 'delivery', id);
	change(call, 'payableItem', item, { entityId });
	recalculateSum(call, call.portal.store.payment(item.paymentId));
	return true;
}

/** crm.item.delivery.* and crm.item.payment.delivery.* */
export const deliveryMethods = methodsOf('crm', true, {
	'crm.item.delivery.get': get,
	'crm.item.delivery.list': list,
	'crm.item.payment.delivery.add': add,
	'crm.item.payment.delivery.list': (call) => {
		const payment = accessiblePayment(call, int(call.parameters, 'paymentId'), 'read');
		return listItems(call, payment, 'delivery', 'deliveryId');
	},
	'crm.item.payment.delivery.setDelivery': setDelivery,
	'crm.item.payment.delivery.delete': (call) =>
		deleteItem(call, editableItem(call, 'delivery', int(call.parameters, 'id'))),
});
