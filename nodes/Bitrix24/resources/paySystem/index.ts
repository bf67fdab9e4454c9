import { describeResource } from '../operation';
import { getAll } from './getAll';

export const paySystem = describeResource('paySystem', [getAll], 'getAll');
