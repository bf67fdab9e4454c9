import type { Resource } from '../operation';
import { add } from './add';
import { deleteProduct } from './delete';
import { getAll } from './getAll';
import { getAvailable } from './getAvailable';
import { setQuantity } from './setQuantity';

export const paymentProduct: Resource = {
	title: 'Payment Product',
	resource: 'paymentProduct',
	operations: [add, deleteProduct, getAvailable, getAll, setQuantity],
	preset: 'getAll',
};
