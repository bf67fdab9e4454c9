import { describeRandom } from '../../support/faults/random';

describeRandom(101, 150);
