import { sampleIds } from '../sandbox';
import {
	locator,
	operationRunner,
	retryOnFail,
	runNode,
	runOAuthNode,
} from '../support/engine/runNode';
import { useSandbox } from '../support/useSandbox';

describe('A failure with "canceled" in it', () => {
	const sandbox = useSandbox({ language: 'en' }, { speedUp: 1000 });
	const refuse = (code: string | number, text: string, status = 400) =>
		sandbox.faults.order({ kind: 'error', code, text, status, process: 'never', times: Infinity });
	const pay = async () => await runNode(sandbox, [{ id: sampleIds.unpaid }]);

	it('is Bitrix24’s own answer for a payment whose order was cancelled, and is no cancellation', async () => {
		for (const batchSize of [0, 10]) {
			const run = await runNode(sandbox, [{ id: sampleIds.cancelled }], {
				parameters: { options: { batchSize } },
			});

			expect([run.status, run.error?.message]).toEqual(['error', 'Cannot paid a cancelled order.']);
			expect(run.error?.context).toMatchObject({ code: 'SALE_ORDER_PAID_ORDER_CANCELED' });
			expect(run.error?.description).toMatch(/^The order of this payment is cancelled\./);
		}
	});

	it.each([
		['canceled', 'canceled'],
		['X', 'Order canceled, payment canceled'],
		['X', 'Заказ canceled (отменён)'],
		['X', 'uncanceledx'],
		['X', 'CANCELED Canceled canceled'],
		['X', 'can<b></b>celed'],
		['X', 'can\u200bceled &#99;anceled'],
		['CANCELED', 'The execution was canceled before this item was sent'],
		['order_canceled', ''],
	])('is a failure where the portal says it: %s %s', async (code, text) => {
		for (const status of [200, 400, 500]) {
			refuse(code, text, status);

			const { status: ended, thrown } = await pay();

			expect([ended, thrown[0]?.message]).toEqual([
				'error',
				expect.not.stringContaining('canceled'),
			]);
			sandbox.faults.clear();
		}
	});

	it('is a failure for an application, and in every try', async () => {
		refuse('CANCELED', 'canceled');

		const run = await runOAuthNode(sandbox, [{ id: sampleIds.unpaid }], retryOnFail(2));

		expect([run.status, run.thrown.length]).toEqual(['error', 2]);
	});

	it('is a failure where a result has the word', async () => {
		const body = { result: 'canceled' };
		sandbox.faults.order({ kind: 'body', status: 200, process: 'never', body, times: Infinity });

		expect((await pay()).status).toBe('error');
	});

	it.each([
		['a method', 'method.call', { method: 'crm.order.canceled' }],
		['a method that is none', 'method.call', { method: 'canceled!' }],
		['parameters', 'method.call', { method: 'crm.a.b', parameters: '["canceled"]' }],
		['an id', 'payment.pay', { paymentId: locator('canceled') }],
	])('is a failure where it is in %s', async (_name, operation, parameters) => {
		const { status, error } = await operationRunner(sandbox, operation)([{}], parameters);

		expect(status).toBe('error');
		expect(error?.message).not.toContain('canceled');
	});

	it('is told as it is where the workflow continues', async () => {
		refuse('CANCELED', 'Order canceled');

		const { json } = await runNode(sandbox, [{ id: sampleIds.unpaid }], {
			onError: 'continueRegularOutput',
		});

		expect(json('Bitrix24')).toMatchObject([
			{ error: 'Order canceled', details: { code: 'CANCELED', httpCode: '400' } },
		]);
	});
});
