import { describeResource } from '../operation';
import { add } from './add';
import { deleteDelivery } from './delete';
import { getAll } from './getAll';
import { setDelivery } from './setDelivery';

export const paymentDelivery = describeResource(
	'paymentDelivery',
	[add, deleteDelivery, getAll, setDelivery],
	'getAll',
);
