import type { Resource } from '../operation';
import { get } from './get';
import { getAll } from './getAll';

export const delivery: Resource = {
	title: 'Delivery',
	resource: 'delivery',
	operations: [get, getAll],
	preset: 'getAll',
};
