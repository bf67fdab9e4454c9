import type { Resource } from '../describe';
import { getAll } from './getAll';

export const paySystem: Resource = {
	title: 'Pay System',
	resource: 'paySystem',
	operations: [getAll],
	preset: 'getAll',
};
