import { describeRandom } from '../../support/faults/random';

describeRandom(1, 50);
