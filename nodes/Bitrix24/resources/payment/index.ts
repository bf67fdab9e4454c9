import { describeResource } from '../operation';
import { create } from './create';
import { deletePayment } from './delete';
import { get } from './get';
import { pay } from './pay';
import { unpay } from './unpay';
import { update } from './update';

export const payment = describeResource(
	'payment',
	[create, deletePayment, get, pay, unpay, update],
	'pay',
);
