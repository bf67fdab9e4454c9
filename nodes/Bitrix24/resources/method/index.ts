import { describeResource } from '../operation';
import { call } from './call';

export const method = describeResource('method', [call], 'call');
