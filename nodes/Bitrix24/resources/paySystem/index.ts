import type { Resource } from '../operation';
import { getAll } from './getAll';

export const paySystem: Resource = {
	title: 'Payment System',
	resource: 'paySystem',
	operations: [getAll],
	preset: 'getAll',
};
