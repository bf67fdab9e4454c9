import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { sampleIds } from '../../sandbox';
import {
	CONTINUE,
	idsAsItems,
	locator,
	operationRunner,
	runNode,
} from '../../support/engine/runNode';
import { portalText } from '../../support/portalText';
import { useSandbox } from '../../support/useSandbox';

const GET = 'crm.item.payment.get';
const { paid, unpaid, deal } = sampleIds;
const card = locator('7');

const operations: Array<[string, number, INodeParameters, IDataObject]> = [
	['pay', unpaid, {}, { paid: 'Y', datePaid: expect.any(String), empPaidId: 1 }],
	['unpay', paid, {}, { paid: 'N', datePaid: '2024-05-20T12:32:02+03:00' }],
	['update', unpaid, { fields: { paySystemId: card } }, { paid: 'N', paySystemId: 7 }],
];

describe('Return Payment', () => {
	const sandbox = useSandbox();
	const run = async (name: string, ids: unknown[], more?: INodeParameters, options?: object) => {
		const preset = { options: { returnPayment: true, ...options } };
		return await operationRunner(sandbox, `payment.${name}`, preset, CONTINUE)(ids, more);
	};
	const methods = () => sandbox.journal.entries.map(({ method }) => method);

	it.each(operations)(
		'of %s emits the payment’s own fields beside the result',
		async (operation, id, parameters, fields) => {
			const { items } = await run(operation, [id], parameters);

			expect(items('Bitrix24')).toEqual([
				{
					json: {
						id,
						accountNumber: expect.stringMatching(/^3653\/\d$/),
						datePaid: null,
						empPaidId: id === paid ? 1 : null,
						paySystemId: 6,
						sum: expect.any(Number),
						currency: 'RUB',
						paySystemName: expect.any(String),
						...fields,
						result: true,
					},
					pairedItem: { item: 0 },
				},
			]);
			expect(methods()).toEqual([`crm.item.payment.${operation}`, GET]);
		},
	);

	it('of create emits the payment', async () => {
		const dealId = locator(deal);

		const { json } = await run('create', [0], { dealId, fields: { paySystemId: card } });

		const [payment] = json('Bitrix24');
		expect(payment).toMatchObject({ accountNumber: '3653/3', sum: 0, paid: 'N', paySystemId: 7 });
		expect(sandbox.store.payments.has(Number(payment?.id))).toBe(true);
		expect(payment).not.toHaveProperty('result');
		expect(methods()).toEqual(['crm.item.payment.add', GET]);
	});

	it('is off unless asked for', async () => {
		await runNode(sandbox, idsAsItems([unpaid]));

		expect(methods()).toEqual(['crm.item.payment.pay']);
	});

	it('gathers the reads in a batch too', async () => {
		const ids = sandbox.store.addPayments(5);

		const { json } = await run('pay', ids, {}, { batchSize: 10 });

		expect(json('Bitrix24')).toMatchObject(ids.map((id) => ({ id, paid: 'Y', result: true })));
		expect(sandbox.journal.entries.filter(({ batch }) => !batch)).toHaveLength(2);
	});

	it('reads nothing back for what the portal refused', async () => {
		const { json } = await run('pay', [sampleIds.missing]);

		expect(json('Bitrix24')).toMatchObject([{ error: portalText(sandbox, 'paymentNotFound') }]);
		expect(methods()).toEqual(['crm.item.payment.pay']);
	});

	it('works for a payment that is named by its deal', async () => {
		const { json } = await run('pay', [0], {
			paymentId: locator(String(deal), 'deal'),
		});

		expect(json('Bitrix24')).toMatchObject([{ id: unpaid, paid: 'Y', result: true }]);
		expect(methods()).toEqual(['crm.item.payment.list', 'crm.item.payment.pay', GET]);
	});
});
