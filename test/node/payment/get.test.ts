import { sampleIds } from '../../sandbox';
import { CONTINUE, operationRunner, retryOnFail } from '../../support/engine/runNode';
import { portalText } from '../../support/portalText';
import { useSandbox } from '../../support/useSandbox';

describe('Payment > Get', () => {
	const sandbox = useSandbox({}, { speedUp: 100 });
	const get = operationRunner(sandbox, 'payment.get');

	it('emits the payment as Bitrix24 gives it', async () => {
		const { items } = await get([sampleIds.paid]);

		expect(items('Bitrix24')).toEqual([
			{
				json: {
					id: sampleIds.paid,
					accountNumber: '3653/1',
					paid: 'Y',
					datePaid: '2024-05-20T12:32:02+03:00',
					empPaidId: 1,
					paySystemId: 6,
					sum: 79999,
					currency: 'RUB',
					paySystemName: 'Наличные',
				},
				pairedItem: { item: 0 },
			},
		]);
	});

	it('sends one request an item, with the id alone', async () => {
		await get([String(sampleIds.paid), sampleIds.unpaid]);

		expect(sandbox.journal.entries.map(({ method, body }) => [method, body])).toEqual([
			['crm.item.payment.get', { id: sampleIds.paid }],
			['crm.item.payment.get', { id: sampleIds.unpaid }],
		]);
	});

	it.each([
		['is not there', sampleIds.missing, '0', '400', 'Check Payment'],
		['is denied', sampleIds.denied, 'ACCESS_DENIED', '403', 'Access permissions'],
	])('says of a payment that %s what to do', async (_name, id, code, httpCode, advice) => {
		const { json } = await get([id], {}, CONTINUE);

		const error = code === '0' ? portalText(sandbox, 'paymentNotFound') : 'Access denied';

		expect(json('Bitrix24')).toEqual([
			{
				error,
				details: {
					code,
					httpCode,
					id,
					method: 'crm.item.payment.get',
					description: expect.stringContaining(advice),
				},
			},
		]);
	});

	it('asks again after an answer that never came', async () => {
		sandbox.faults.order({ kind: 'reset', process: 'never', times: 2 });

		const { json } = await get([sampleIds.unpaid]);

		expect(json('Bitrix24')).toMatchObject([{ id: sampleIds.unpaid, paid: 'N' }]);
		expect(sandbox.journal.entries).toHaveLength(3);
	});

	it('reads anew in each try of Retry On Fail', async () => {
		await get([sampleIds.unpaid, sampleIds.missing], {}, retryOnFail(2));

		const reads = sandbox.journal
			.calls()
			.filter(({ parameters: { id } }) => id === sampleIds.unpaid);
		expect(reads).toHaveLength(2);
	});
});
