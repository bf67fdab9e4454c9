import { describeResource } from '../operation';
import { get } from './get';
import { getAll } from './getAll';

export const delivery = describeResource('delivery', [get, getAll], 'getAll');
