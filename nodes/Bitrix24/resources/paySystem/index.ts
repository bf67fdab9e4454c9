import type { Resource } from '../describe';
import { getAll } from './getAll';

export const paySystem: Resource = {
	title: 'Payment System',
	resource: 'paySystem',
	operations: [getAll],
	preset: 'getAll',
};
