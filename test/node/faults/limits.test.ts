import { describeMatrix } from '../../support/faults/matrix';
import {
	done,
	everywhere,
	type FaultCase,
	refusedAtLast,
	requests,
} from '../../support/faults/faultCase';

const full = {
	kind: 'error',
	code: 'QUERY_LIMIT_EXCEEDED',
	text: 'Too many requests',
	status: 503,
} as const;
const blocked = {
	kind: 'error',
	code: 'OPERATION_TIME_LIMIT',
	text: 'Method is blocked due to operation time limit.',
	status: 429,
} as const;
/** Seconds until a block ends are at most those of the window. */
const within = (window: number) => ({ limit: Infinity, perCall: 0.15, window });

const limits: FaultCase[] = [
	{
		name: 'a full bucket, once',
		...{ fault: full, places: requests, outcomes: done },
	},
	{
		name: 'a bucket that stays full beyond Max Wait',
		...{ fault: full, times: Infinity, places: requests },
		...{ outcomes: refusedAtLast, code: full.code },
	},
	{
		name: 'a block of the method that ends within Max Wait',
		...{ fault: blocked, operating: within(30), places: everywhere, outcomes: done },
	},
	{
		name: 'a block of the method that ends later than Max Wait',
		...{ fault: blocked, operating: within(6000), times: Infinity, places: everywhere },
		...{ outcomes: refusedAtLast, code: blocked.code },
	},
	{
		name: 'a block of which the portal never says when it ends, once',
		...{ fault: blocked, operating: null, places: everywhere, outcomes: done },
	},
];

describeMatrix('A limit', limits);
