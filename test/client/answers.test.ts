import { type Fault, sampleIds } from '../sandbox';
import type { FaultScope } from '../sandbox/faults';
import { CONTINUE, runNode } from '../support/engine/runNode';
import { useSandbox } from '../support/useSandbox';

/** An error as Bitrix24 writes it. */
const error = (code: unknown, text?: string) => ({ error: code, error_description: text });

type Told = [status: number, body: unknown, message: string | RegExp, code: string];

/** An error that is reported with its own words and its own code. */
const asItIs = (code: string | number, text: string, status = 400): Told => [
	...([status, error(code, text), text, String(code)] as const),
];

const NO_WORDS = 'SALE_EVENT_ON_BEFORE_PAID_ERROR';
const OF_REST_3 = { code: 'BITRIX_REST_V3', message: 'Not here' };
const REFUSED = 'Bitrix24 returned false instead of a result';
const PAGE = /web page instead of JSON \(HTTP 403\)/;

/** Answers in which the portal says that it did not do it, and what is reported of them. */
const errors: Array<[name: string, ...Told]> = [
	['a numeric 0, as older portals send', ...asItIs(0, 'Недостаточно прав')],
	['a numeric 100', ...asItIs(100, 'Could not find value for parameter {id}')],
	['the string "0"', ...asItIs('0', 'Payment has not been found')],
	['an empty code', ...asItIs('', 'Handler said no')],
	['no words', 400, error(NO_WORDS), NO_WORDS, NO_WORDS],
	['neither code nor words', 400, error(''), /gave no reason/, ''],
	['an object, as REST 3.0 sends', 400, error(OF_REST_3), OF_REST_3.message, OF_REST_3.code],
	['HTTP 200', ...asItIs('wrong_client', 'Client not found', 200)],
	['an unknown code, whose words stay untouched', ...asItIs('МОЙ_КОД', 'Свой обработчик: нет')],
	['a result beside it', 200, { result: true, ...error('0', 'No') }, 'No', '0'],
	['the result false', 200, { result: false }, REFUSED, 'UNEXPECTED_RESULT'],
	['a page of a front that refuses', 403, '<html>Forbidden</html>', PAGE, 'UNEXPECTED_ANSWER'],
];

/** Answers that tell nothing: the payment is looked at, and paid again if it is not paid. */
const nonsense: Array<[name: string, status: number, body: unknown]> = [
	['no result', 200, { time: {} }],
	['the result null', 200, { result: null }],
	['the result 1', 200, { result: 1 }],
	['the result "true"', 200, { result: 'true' }],
	['a list', 200, []],
	['the word null', 200, null],
	['a page with HTTP 200', 200, '<!DOCTYPE html><p>Maintenance</p>'],
	['a page with HTTP 502', 502, '<html>Bad Gateway</html>'],
	['an internal fault', 500, error('INTERNAL_SERVER_ERROR', 'Internal server error')],
	['an unknown code with HTTP 500', 500, error('X', 'Y')],
];

describe('An answer of Bitrix24', () => {
	const sandbox = useSandbox({}, { speedUp: 100 });
	const pay = async () => await runNode(sandbox, [{ id: sampleIds.unpaid }], CONTINUE);
	const sent = (method: string) =>
		sandbox.journal.entries.filter((entry) => entry.method === method).length;
	const looks = () => sent('crm.item.payment.get');
	const pays = () => sent('crm.item.payment.pay');
	const answerWith = (status: number, body: unknown, scope: FaultScope = {}) =>
		sandbox.faults.order({
			...(typeof body === 'string' ? { kind: 'html' } : { kind: 'body', body }),
			...{ status, process: 'never', ...scope },
		} as Fault);

	it.each(errors)(
		'with %s is a failure that is not repeated',
		async (_name, status, body, message, code) => {
			answerWith(status, body);

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
		},
	);

	it.each(nonsense)('with %s is settled by a look and a repeat', async (_name, status, body) => {
		answerWith(status, body);

		const run = await pay();

		expect(run.json('Bitrix24')).toEqual([{ id: sampleIds.unpaid, result: true }]);
		expect([pays(), looks()]).toEqual([2, 1]);
	});

	it.each(nonsense)('with %s that never ends is a failure', async (_name, status, body) => {
		answerWith(status, body, { times: Infinity, method: 'crm.item.payment.pay' });

		const run = await pay();

		const [item] = run.json('Bitrix24');
		expect(item?.error).toMatch(/; a check of the record shows that it was not done$/);
		expect([pays(), looks()]).toEqual([4, 4]);
		expect(sandbox.store.payment(sampleIds.unpaid)?.paid).toBe('N');
	});
});
