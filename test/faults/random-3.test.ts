import { describeRandom } from './random';

describeRandom(101, 150);
