import type { Resource } from '../operation';
import { getAll } from './getAll';

export const paySystem: Resource = {
	title: 'Pay System',
	resource: 'paySystem',
	operations: [getAll],
	preset: 'getAll',
};
