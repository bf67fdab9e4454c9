import { deliveryId } from '../../fields/delivery';
import { execute } from '../../execution/executeItem';
import type { Operation } from '../describe';
import { idAndResult } from '../output';
import { rowChange } from '../rowChanges';
import { deliveryRow, LABEL } from './shared';
import { validDeliveryId } from '../validIds';

const knowledge = rowChange(LABEL);

/** `crm.item.payment.delivery.setDelivery` {id, deliveryId} → true. Unpaid payments only. */
export const setDelivery: Operation = {
	option: {
		name: 'Set Delivery',
		value: 'setDelivery',
		action: 'Set delivery of payment row',
		description:
			'Put another delivery into a row of an unpaid payment. The portal does not check that the delivery exists.',
		routing: {
			request: { url: 'crm.item.payment.delivery.setDelivery' },
			operations: {
				pagination: execute({
					...knowledge,
					input: { ...knowledge.input, deliveryId: validDeliveryId },
				}),
			},
			output: { postReceive: [idAndResult] },
		},
	},
	fields: [deliveryRow, deliveryId],
};
