import { describeResource } from '../operation';
import { add } from './add';
import { deleteProduct } from './delete';
import { getAll } from './getAll';
import { getAvailable } from './getAvailable';
import { setQuantity } from './setQuantity';

export const paymentProduct = describeResource(
	'paymentProduct',
	[add, deleteProduct, getAvailable, getAll, setQuantity],
	'getAll',
);
