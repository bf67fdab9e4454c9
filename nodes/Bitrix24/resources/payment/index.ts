import { describeResource } from '../operation';
import { pay } from './pay';

export const payment = describeResource('payment', [pay], 'pay');
