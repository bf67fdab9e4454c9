import type { Resource } from '../operation';
import { call } from './call';

export const method: Resource = {
	title: 'Method',
	resource: 'method',
	operations: [call],
	preset: 'call',
};
