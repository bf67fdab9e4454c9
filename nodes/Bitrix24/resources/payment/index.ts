import type { Resource } from '../operation';
import { create } from './create';
import { deletePayment } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { getPublicUrl } from './getPublicUrl';
import { pay } from './pay';
import { setDetails } from './setDetails';
import { unpay } from './unpay';
import { update } from './update';

export const payment: Resource = {
	title: 'Payment',
	resource: 'payment',
	operations: [pay, create, deletePayment, get, getAll, getPublicUrl, setDetails, unpay, update],
	preset: 'pay',
};
