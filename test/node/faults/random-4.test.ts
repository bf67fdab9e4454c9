import { describeRandom } from '../../support/faults/random';

describeRandom(151, 200);
