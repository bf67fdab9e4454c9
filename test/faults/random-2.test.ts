import { describeRandom } from './random';

describeRandom(51, 100);
