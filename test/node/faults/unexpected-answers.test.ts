import { INTERNAL_ERROR } from '../../support/faults/knownErrors';
import { describeMatrix } from '../../support/faults/matrix';
import {
	bothWays,
	commands,
	everywhere,
	lost,
	type FaultCase,
	refused,
	requests,
} from '../../support/faults/faultCase';

const nonsense: FaultCase[] = [
	{
		name: 'an answer that Bitrix24 itself did not expect, after the call was run',
		fault: {
			kind: 'error',
			code: 'ERROR_UNEXPECTED_ANSWER',
			text: 'x',
			status: 500,
			process: 'before',
		},
		...{ places: everywhere, outcomes: lost },
	},
	{
		name: 'an error of the core after the call was run',
		fault: { kind: 'error', code: 'ERROR_CORE', text: 'SQL query error!', process: 'before' },
		...{ places: ['request', ...commands], outcomes: lost },
	},
	...bothWays('an internal server error', (process) => ({ ...INTERNAL_ERROR, process }), {
		...{ places: everywhere, outcomes: lost },
	}),
	...bothWays('a page with HTTP 502', (process) => ({ kind: 'html', status: 502, process }), {
		...{ places: requests, outcomes: lost },
	}),
	...bothWays('JSON that is cut off', (process) => ({ kind: 'cut', process }), {
		...{ places: requests, outcomes: lost },
	}),
	...bothWays('an empty body', (process) => ({ kind: 'empty', status: 200, process }), {
		...{ places: requests, outcomes: lost },
	}),
	...bothWays(
		'the result null',
		(process) => ({ kind: 'body', status: 200, body: { result: null }, process }),
		{ places: requests, outcomes: lost },
	),
	...bothWays(
		'the result null of a command',
		(process) => ({ kind: 'body', status: 200, body: null, process }),
		{ places: commands, outcomes: lost },
	),
	...bothWays(
		'no result for a command',
		(process) => ({ kind: 'body', status: 200, body: undefined, process }),
		{ places: commands, outcomes: lost },
	),
	{
		name: 'the result false',
		fault: { kind: 'body', status: 200, body: { result: false }, process: 'never' },
		// A batch has no such answer, so that one tells nothing of its commands.
		...{ places: requests, outcomes: refused, outcomesOfBatch: lost },
	},
	{
		name: 'the result false of a command',
		fault: { kind: 'body', status: 200, body: false, process: 'never' },
		...{ places: commands, outcomes: refused },
	},
];

describeMatrix('An answer without sense', nonsense);
