import { describeRandom } from './random';

describeRandom(1, 50);
