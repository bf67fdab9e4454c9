import { describeMatrix } from '../../support/faults/matrix';
import { bothWays, lost, requests } from '../../support/faults/faultCase';

/** Real milliseconds: long enough that no answer of a busy machine is taken for a silence. */
const TIMEOUT = 400;

describeMatrix('A broken line', [
	...bothWays('a reset', (process) => ({ kind: 'reset', process }), {
		places: requests,
		outcomes: lost,
	}),
	...bothWays('a silence', (process) => ({ kind: 'silence', process }), {
		...{ places: requests, outcomes: lost, timeout: TIMEOUT },
	}),
	...bothWays('an answer that breaks off', (process) => ({ kind: 'truncated', process }), {
		...{ places: requests, outcomes: lost },
	}),
]);
