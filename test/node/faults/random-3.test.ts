import { describeRandom } from '../../support/faults/describeRandom';

describeRandom(101, 150);
