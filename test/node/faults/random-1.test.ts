import { describeRandom } from '../../support/faults/describeRandom';

describeRandom(1, 50);
