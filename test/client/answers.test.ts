import { sampleIds } from '../sandbox';
import { CONTINUE, runNode } from '../support/engine/runNode';
import { useSandbox } from '../support/useSandbox';

type Body = { status: number; body: unknown; message: string | RegExp; code: string };

/** Answers in which the portal says that it did not do it. */
const errors: Array<[string, Body]> = [
	[
		'a numeric 0, as older portals send',
		{
			status: 400,
			body: { error: 0, error_description: 'Недостаточно прав' },
			message: 'Недостаточно прав',
			code: '0',
		},
	],
	[
		'a numeric 100',
		{
			status: 400,
			body: { error: 100, error_description: 'Could not find value for parameter {id}' },
			message: /parameter \{id\}/,
			code: '100',
		},
	],
	[
		'the string "0"',
		{
			status: 400,
			body: { error: '0', error_description: 'Payment has not been found' },
			message: 'Payment has not been found',
			code: '0',
		},
	],
	[
		'an empty code',
		{
			status: 400,
			body: { error: '', error_description: 'Handler said no' },
			message: 'Handler said no',
			code: '',
		},
	],
	[
		'no words',
		{
			status: 400,
			body: { error: 'SALE_EVENT_ON_BEFORE_PAID_ERROR' },
			message: 'SALE_EVENT_ON_BEFORE_PAID_ERROR',
			code: 'SALE_EVENT_ON_BEFORE_PAID_ERROR',
		},
	],
	[
		'neither code nor words',
		{ status: 400, body: { error: '' }, message: /gave no reason/, code: '' },
	],
	[
		'an object, as REST 3.0 sends',
		{
			status: 400,
			body: { error: { code: 'BITRIX_REST_V3', message: 'Not here' } },
			message: 'Not here',
			code: 'BITRIX_REST_V3',
		},
	],
	[
		'HTTP 200',
		{
			status: 200,
			body: { error: 'wrong_client', error_description: 'Client not found' },
			message: 'Client not found',
			code: 'wrong_client',
		},
	],
	[
		'an unknown code, whose words stay untouched',
		{
			status: 400,
			body: { error: 'МОЙ_КОД', error_description: 'Свой обработчик: нет' },
			message: 'Свой обработчик: нет',
			code: 'МОЙ_КОД',
		},
	],
	[
		'a result beside it',
		{
			status: 200,
			body: { result: true, error: '0', error_description: 'No' },
			message: 'No',
			code: '0',
		},
	],
	[
		'the result false',
		{
			status: 200,
			body: { result: false },
			message: 'Bitrix24 answered false instead of a result',
			code: 'UNEXPECTED_RESULT',
		},
	],
	[
		'a page of a front that refuses',
		{
			status: 403,
			body: '<html>Forbidden</html>',
			message: /web page instead of JSON \(HTTP 403\)/,
			code: 'UNEXPECTED_ANSWER',
		},
	],
];

/** Answers that tell nothing: the payment is looked at, and paid again if it is not paid. */
const nonsense: Array<[string, { status: number; body: unknown }]> = [
	['no result', { status: 200, body: { time: {} } }],
	['the result null', { status: 200, body: { result: null } }],
	['the result 1', { status: 200, body: { result: 1 } }],
	['the result "true"', { status: 200, body: { result: 'true' } }],
	['a list', { status: 200, body: [] }],
	['the word null', { status: 200, body: null }],
	['a page with HTTP 200', { status: 200, body: '<!DOCTYPE html><p>Maintenance</p>' }],
	['a page with HTTP 502', { status: 502, body: '<html>Bad Gateway</html>' }],
	[
		'an internal fault',
		{
			status: 500,
			body: { error: 'INTERNAL_SERVER_ERROR', error_description: 'Internal server error' },
		},
	],
	['an unknown code with HTTP 500', { status: 500, body: { error: 'X', error_description: 'Y' } }],
];

describe('An answer of Bitrix24', () => {
	const sandbox = useSandbox({}, { speedUp: 100 });
	const pay = async () => await runNode(sandbox, [{ id: sampleIds.unpaid }], CONTINUE);
	const sent = (method: string) =>
		sandbox.journal.entries.filter((entry) => entry.method === method).length;
	const looks = () => sent('crm.item.payment.get');
	const pays = () => sent('crm.item.payment.pay');
	it.each(errors)('with %s is a failure that is not repeated', async (_name, answer) => {
		const { status, body, message, code } = answer;
		sandbox.faults.order(
			typeof body === 'string'
				? { kind: 'html', status, process: 'never' }
				: { kind: 'body', status, body, process: 'never' },
		);

		const run = await pay();

		const [item] = run.json('Bitrix24');
		expect(item?.error).toEqual(
			typeof message === 'string' ? message : expect.stringMatching(message),
		);
		expect(item?.details).toEqual({
			code,
			description: expect.stringMatching(/\w{3}.*\.$/s),
			httpCode: String(status),
			method: 'crm.item.payment.pay',
			id: sampleIds.unpaid,
		});
		expect(pays()).toBe(1);
	});

	it.each(nonsense)(
		'with %s is settled by a look and a repeat',
		async (_name, { status, body }) => {
			sandbox.faults.order(
				typeof body === 'string'
					? { kind: 'html', status, process: 'never' }
					: { kind: 'body', status, body, process: 'never' },
			);

			const run = await pay();

			expect(run.json('Bitrix24')).toEqual([{ id: sampleIds.unpaid, result: true }]);
			expect([pays(), looks()]).toEqual([2, 1]);
		},
	);

	it.each(nonsense)('with %s that never ends is a failure', async (_name, { status, body }) => {
		sandbox.faults.order({
			...(typeof body === 'string'
				? { kind: 'html', status, process: 'never' }
				: { kind: 'body', status, body, process: 'never' }),
			times: Infinity,
			method: 'crm.item.payment.pay',
		});

		const run = await pay();

		const [item] = run.json('Bitrix24');
		expect(item?.error).toMatch(/; a look at the portal shows that it was not done$/);
		expect([pays(), looks()]).toEqual([4, 4]);
		expect(sandbox.store.payment(sampleIds.unpaid)?.paid).toBe('N');
	});
});
