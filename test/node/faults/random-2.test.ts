import { describeRandom } from '../../support/faults/random';

describeRandom(51, 100);
