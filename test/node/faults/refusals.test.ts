import { describeMatrix } from '../../support/faults/matrix';
import { everywhere, type FaultCase, refused, requests } from '../../support/faults/faultCase';
import { SECRET } from '../../support/faults/scenario';

const error = (name: string, code: string | number, text: string, status: number): FaultCase => ({
	name,
	fault: { kind: 'error', code, text, status, process: 'never' },
	...{ places: everywhere, outcomes: refused, code: String(code) },
});

const NO_PLAN = 'REST is available only by subscription.';
const NO_SCOPE = 'The request requires higher privileges than provided by the webhook token';

const refusals: FaultCase[] = [
	error('a numeric error 0 with HTTP 200', 0, 'Недостаточно прав', 200),
	error('the error "0" with HTTP 200', '0', 'Payment has not been found', 200),
	error('an error without a code with HTTP 200', '', 'Handler said no', 200),
	{
		name: 'an error that is an object with HTTP 200',
		fault: {
			...{ kind: 'body', status: 200, process: 'never' },
			body: { error: { code: 'BITRIX_REST_V3', message: 'Not here' } },
		},
		...{ places: requests, outcomes: refused, code: 'BITRIX_REST_V3' },
	},
	error('invalid credentials', 'INVALID_CREDENTIALS', 'Invalid request credentials', 401),
	error('a record without access', 'ACCESS_DENIED', 'Access denied', 403),
	error('a plan without REST', 'ACCESS_DENIED', NO_PLAN, 401),
	error('a missing scope', 'insufficient_scope', NO_SCOPE, 401),
	error('an unknown method', 'ERROR_METHOD_NOT_FOUND', 'Method not found!', 404),
	error('words that repeat the secret', 'X', `No webhook /rest/1/${SECRET}/`, 400),
	{
		name: 'a redirect',
		fault: { kind: 'redirect', location: 'https://new.bitrix24.example/rest/' },
		...{ places: requests, outcomes: refused, code: 'PORTAL_MOVED' },
	},
];

describeMatrix('A refusal', refusals);
