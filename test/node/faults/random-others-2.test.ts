import { describeOthers } from '../../support/faults/describeOthers';

describeOthers(21, 40);
