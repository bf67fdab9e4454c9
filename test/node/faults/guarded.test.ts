import { describeGuarded } from '../../support/faults/describeGuarded';

describeGuarded(1, 60);
