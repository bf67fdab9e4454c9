import type { Resource } from '../operation';
import { add } from './add';
import { deleteDelivery } from './delete';
import { getAll } from './getAll';
import { setDelivery } from './setDelivery';

export const paymentDelivery: Resource = {
	title: 'Payment Delivery',
	resource: 'paymentDelivery',
	operations: [add, deleteDelivery, getAll, setDelivery],
	preset: 'getAll',
};
