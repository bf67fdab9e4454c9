import { describeRandom } from '../../support/faults/describeRandom';

describeRandom(151, 200);
