import { describeOthers } from '../../support/faults/describeOthers';

describeOthers(1, 20);
