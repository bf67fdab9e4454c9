import { describeRandom } from './random';

describeRandom(151, 200);
