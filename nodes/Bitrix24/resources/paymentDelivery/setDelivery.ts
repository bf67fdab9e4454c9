import { deliveryRow } from '../../fields/row';
import { deliveryId } from '../../fields/delivery';
import { callMethod } from '../callMethod';
import type { Operation } from '../operation';
import { idAndResult } from '../output';
import { rowChange } from '../rowChanges';
import { validDeliveryId } from '../validIds';

/** `crm.item.payment.delivery.setDelivery` {id, deliveryId} → true. Unpaid payments only. */
export const setDelivery: Operation = {
	option: {
		name: 'Set Delivery',
		value: 'setDelivery',
		action: 'Set delivery of payment row',
		description:
			'Replace the delivery in a row of an unpaid payment. Bitrix24 does not check that the delivery exists.',
		routing: callMethod(
			'crm.item.payment.delivery.setDelivery',
			rowChange(deliveryRow, { deliveryId: validDeliveryId }),
			idAndResult,
		),
	},
	fields: [deliveryRow, deliveryId],
};
