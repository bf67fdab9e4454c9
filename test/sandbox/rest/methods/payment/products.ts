import { failure, RestError } from '../../../http/restError';
import { type Call, methodsOf } from '../../../portal';
import { change } from '../../../store/changes';
import {
	DEAL,
	INVOICE,
	type PayableItem,
	type Payment,
	type ProductRow,
} from '../../../store/records';
import { refusal } from '../../../texts';
import { accessiblePayment, editableItem, editablePayment, ownerAllows } from '../../access';
import { int, text } from '../../parameters';
import { addItem, deleteItem, listItems, recalculateSum } from './payableItems';

function quantityOf(call: Call): number {
	const quantity = int(call.parameters, 'quantity');
	if (quantity <= 0) throw refusal(call.portal.settings, 'zeroQuantity');
	return quantity;
}

/** How many pieces of a row are in no payment yet, one item left aside. */
function available(call: Call, row: ProductRow, except?: PayableItem): number {
	let left = row.quantity;
	for (const item of call.portal.store.payableItems.values()) {
		if (item.kind === 'product' && item.entityId === row.id && item !== except) {
			left -= item.quantity;
		}
	}
	return left;
}

function rowOf(call: Call, payment: Payment, rowId: number): ProductRow {
	const { settings, store } = call.portal;
	const { orders, productRows } = store;
	const order = orders.get(payment.orderId);
	if (order?.entityId === 0) throw failure('Order binding has not been found');
	const row = productRows.get(rowId);
	const type = order?.entityTypeId === INVOICE ? 'SI' : 'D';
	if (row === undefined || row.ownerType !== type || row.ownerId !== order?.entityId) {
		throw refusal(settings, 'productNotFound');
	}
	return row;
}

function add(call: Call): number {
	const paymentId = int(call.parameters, 'paymentId');
	const entityId = int(call.parameters, 'rowId');
	const quantity = quantityOf(call);
	const payment = editablePayment(call, paymentId);
	const row = rowOf(call, payment, entityId);
	if (quantity > available(call, row)) throw refusal(call.portal.settings, 'notEnoughProduct');
	return addItem(call, payment, { kind: 'product', entityId, quantity });
}

function setQuantity(call: Call): true {
	const id = int(call.parameters, 'id');
	const quantity = quantityOf(call);
	const item = editableItem(call, 'product', id);
	const payment = call.portal.store.payment(item.paymentId);
	const row = rowOf(call, payment, item.entityId);
	if (quantity > available(call, row, item)) {
		throw refusal(call.portal.settings, 'notEnoughProduct');
	}
	change(call, 'payableItem', item, { quantity });
	recalculateSum(call, payment);
	return true;
}

function getAvailable(call: Call): unknown {
	const ownerId = int(call.parameters, 'ownerId');
	const ownerType = text(call.parameters, 'ownerType');
	const { settings, store } = call.portal;
	const entityTypeId = { D: DEAL, SI: INVOICE }[ownerType];
	if (entityTypeId === undefined) {
		const code = 'ENTITY_TYPE_NOT_SUPPORTED';
		throw refusal(settings, 'typeNotSupported', { code, values: { TYPE: ownerType } });
	}
	const owner = store.owner(entityTypeId, ownerId);
	if (owner === undefined) throw new RestError('OWNER_NOT_FOUND', 'Owner was not found');
	if (!ownerAllows(call.portal, owner, 'read')) {
		throw refusal(settings, 'denied', { code: 'ACCESS_DENIED' });
	}
	if (store.ordersOf(entityTypeId, ownerId).length > 1) throw refusal(settings, 'severalOrders');
	const own = [...store.productRows.values()].filter(
		(row) => row.ownerType === ownerType && row.ownerId === ownerId,
	);
	const productRows = own
		.map((row) => ({ ...row, quantity: available(call, row) }))
		.filter((row) => row.quantity > 0)
		.map((row, index) => ({
			...row,
			priceAccount: row.price,
			priceExclusive: row.price,
			priceNetto: row.price,
			priceBrutto: row.price,
			...{ discountTypeId: 2, discountRate: 0, discountSum: 0, taxRate: null, taxIncluded: 'Y' },
			...{ customized: 'Y', measureCode: 796, measureName: 'шт', sort: (index + 1) * 10, type: 4 },
			xmlId: `sale_basket_${row.id}`,
		}));
	return { productRows };
}

/** crm.item.payment.product.* and the product rows that are still to be paid. */
export const productMethods = methodsOf('crm', true, {
	'crm.item.payment.product.add': add,
	'crm.item.payment.product.list': (call) =>
		listItems(
			call,
			accessiblePayment(call, int(call.parameters, 'paymentId'), 'read'),
			'product',
			'rowId',
		),
	'crm.item.payment.product.setQuantity': setQuantity,
	'crm.item.payment.product.delete': (call) =>
		deleteItem(call, editableItem(call, 'product', int(call.parameters, 'id'))),
	'crm.item.productrow.getAvailableForPayment': getAvailable,
});
