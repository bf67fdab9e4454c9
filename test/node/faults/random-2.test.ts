import { describeRandom } from '../../support/faults/describeRandom';

describeRandom(51, 100);
