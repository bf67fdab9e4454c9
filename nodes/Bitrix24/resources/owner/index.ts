import type { Resource } from '../operation';
import { get } from './get';
import { setStage } from './setStage';

export const owner: Resource = {
	title: 'Deal or Invoice',
	resource: 'owner',
	operations: [get, setStage],
	preset: 'get',
};
