import { BUCKET_FULL, METHOD_BLOCKED } from '../../support/faults/knownErrors';
import { describeMatrix } from '../../support/faults/matrix';
import {
	done,
	everywhere,
	type FaultCase,
	refusedAtLast,
	requests,
} from '../../support/faults/faultCase';

/** Seconds until a block ends are at most those of the window. */
const within = (window: number) => ({ limit: Infinity, perCall: 0.15, window });

/** In seconds, so that nobody waits long for what does not end. */
const maxWait = 60;

const limits: FaultCase[] = [
	{
		name: 'a full bucket, once',
		...{ fault: BUCKET_FULL, places: requests, outcomes: done },
	},
	{
		name: 'a bucket that stays full beyond Max Wait',
		...{ fault: BUCKET_FULL, times: Infinity, places: requests },
		...{ outcomes: refusedAtLast, code: BUCKET_FULL.code, maxWait },
	},
	{
		name: 'a block of the method that ends within Max Wait',
		...{ fault: METHOD_BLOCKED, operating: within(30), places: everywhere, outcomes: done },
	},
	{
		name: 'a block of the method that ends later than Max Wait',
		...{ fault: METHOD_BLOCKED, operating: within(600), times: Infinity, places: everywhere },
		...{ outcomes: refusedAtLast, code: METHOD_BLOCKED.code, maxWait },
		// Where `batch` itself is blocked, its calls go out on their own.
		outcomesOfBatch: done,
	},
	{
		name: 'a block of which the portal never says when it ends, once',
		...{ fault: METHOD_BLOCKED, operating: null, places: everywhere, outcomes: done },
	},
];

describeMatrix('A limit', limits);
