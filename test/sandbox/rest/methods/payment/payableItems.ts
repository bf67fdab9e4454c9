import type { Call } from '../../../portal';
import { change, noteCreated, remove } from '../../../store/changes';
import type { PayableItem, Payment } from '../../../store/records';
import { ormRules } from '../../../store/filterRules';
import { select } from '../../../store/select';
import { optionalArray } from '../../parameters';

type Kind = PayableItem['kind'];

/** Sets the payment's sum to what its products and deliveries come to (section 6). */
export function recalculateSum(call: Call, payment: Payment): void {
	const { payableItems, productRows, deliveries } = call.portal.store;
	let sum = 0;
	for (const item of payableItems.values()) {
		if (item.paymentId !== payment.id) continue;
		if (item.kind === 'delivery') sum += deliveries.get(item.entityId)?.priceDelivery ?? 0;
		else sum += (productRows.get(item.entityId)?.price ?? 0) * item.quantity;
	}
	change(call, 'payment', payment, { sum: Number(sum.toFixed(2)) });
}

/** The payable items of one kind of a payment; `name` is what its row or shipment is called. */
export function listItems(call: Call, payment: Payment, kind: Kind, name: string): unknown[] {
	const filter = optionalArray(call.parameters, 'filter');
	const order = optionalArray(call.parameters, 'order');
	const rows = [...call.portal.store.payableItems.values()]
		.filter((item) => item.paymentId === payment.id && item.kind === kind)
		.map(({ id, paymentId, quantity, entityId }) => ({
			id,
			paymentId,
			quantity,
			[name]: entityId,
		}));
	const rules = ormRules('\\Bitrix\\Sale\\Internals\\PayableItem', call.portal.settings);
	return select(rows, ['id', 'paymentId', 'quantity', name], rules, filter, order);
}

/** Adds a payable item to a payment; its id. */
export function addItem(
	call: Call,
	payment: Payment,
	given: Pick<PayableItem, 'kind' | 'entityId' | 'quantity'>,
): number {
	const { store } = call.portal;
	const id = store.nextId(store.payableItems, 1193);
	store.payableItems.set(id, { id, paymentId: payment.id, ...given });
	noteCreated(call, 'payableItem', id);
	recalculateSum(call, payment);
	return id;
}

/** Deletes a payable item. */
export function deleteItem(call: Call, item: PayableItem): true {
	remove(call, 'payableItem', call.portal.store.payableItems, item.id);
	recalculateSum(call, call.portal.store.payment(item.paymentId));
	return true;
}
