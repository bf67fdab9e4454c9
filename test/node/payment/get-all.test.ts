import { sampleIds } from '../../sandbox';
import { CONTINUE, locator, operationRunner } from '../../support/engine/runNode';
import { useSandbox } from '../../support/useSandbox';

const { deal, dealWithTwoUnpaid, dealWithoutPayments, dealDenied } = sampleIds;
/** The deal of a single payment. */
const OFFICE = 13147;

describe('Payment > Get Many', () => {
	const sandbox = useSandbox();
	const list = operationRunner(sandbox, 'payment.getAll', {
		dealId: locator('={{ $json.id }}'),
		returnAll: true,
	});

	it('emits each payment of a deal as an item of its own, as Bitrix24 gives it', async () => {
		const { json } = await list([deal]);

		expect(json('Bitrix24')).toEqual([
			expect.objectContaining({ id: sampleIds.paid, paid: 'Y', accountNumber: '3653/1' }),
			{
				id: sampleIds.unpaid,
				accountNumber: '3653/2',
				paid: 'N',
				datePaid: null,
				empPaidId: null,
				paySystemId: 6,
				sum: 80499,
				currency: 'RUB',
				paySystemName: 'Наличные',
			},
		]);
		expect(sandbox.journal.entries.map(({ body }) => body)).toEqual([
			{ entityTypeId: 2, entityId: deal },
		]);
	});

	it('lists the payments of an invoice', async () => {
		const { json } = await list([sampleIds.invoice], {
			entityTypeId: 31,
			invoiceId: locator('={{ $json.id }}'),
		});

		expect(json('Bitrix24')).toMatchObject([{ id: sampleIds.unpaidOfInvoice }]);
	});

	it.each([0, 10])(
		'pairs 0, 1 and 3 payments with the items that they came from (batch size %i)',
		async (batchSize) => {
			const { items } = await list([dealWithoutPayments, OFFICE, dealWithTwoUnpaid], {
				options: { batchSize },
			});

			expect(items('Bitrix24').map(({ json, pairedItem }) => [json.id, pairedItem])).toEqual([
				[1043, { item: 1 }],
				[sampleIds.unpaidToo, { item: 2 }],
				[sampleIds.unpaidThird, { item: 2 }],
				[1040, { item: 2 }],
			]);
			const requests = sandbox.journal.entries.filter(({ batch }) => !batch);
			expect(requests).toHaveLength(batchSize === 0 ? 3 : 1);
		},
	);

	it('emits nothing for a deal without payments', async () => {
		const run = await list([dealWithoutPayments]);

		expect(run.status).toBe('success');
		expect(run.items('Bitrix24')).toEqual([]);
	});

	it('returns only as many an item as Limit says', async () => {
		const { json } = await list([dealWithTwoUnpaid, deal], { returnAll: false, limit: 1 });

		expect(json('Bitrix24').map(({ id }) => id)).toEqual([sampleIds.unpaidToo, sampleIds.paid]);
	});

	it('returns 50 unless told, and all where that is asked for', async () => {
		sandbox.store.addPayments(60, { entityId: dealWithoutPayments });

		const limited = await list([dealWithoutPayments], { returnAll: false });
		const all = await list([dealWithoutPayments]);

		expect(limited.json('Bitrix24')).toHaveLength(50);
		expect(all.json('Bitrix24')).toHaveLength(60);
	});

	describe('when one of the deals is refused', () => {
		const failure = { error: 'Access denied', details: { code: 'ACCESS_DENIED' } };

		it.each([0, 10])('stops the workflow with its item (batch size %i)', async (batchSize) => {
			const { error, items } = await list([OFFICE, dealDenied], { options: { batchSize } });

			expect(error).toMatchObject({ message: 'Access denied', context: { itemIndex: 1 } });
			expect(items('Bitrix24')).toEqual([]);
		});

		it.each([0, 10])('puts { error, details } in its place (batch size %i)', async (batchSize) => {
			const { items } = await list(
				[OFFICE, dealDenied, deal],
				{ options: { batchSize } },
				CONTINUE,
			);

			expect(items('Bitrix24')).toMatchObject([
				{ json: { id: 1043 }, pairedItem: { item: 0 } },
				{ json: failure, pairedItem: { item: 1 } },
				{ json: { id: sampleIds.paid }, pairedItem: { item: 2 } },
				{ json: { id: sampleIds.unpaid }, pairedItem: { item: 2 } },
			]);
			expect(Object.keys(items('Bitrix24')[1]?.json ?? {})).toEqual(['error', 'details']);
		});

		it.each([0, 10])('sends it to the error output (batch size %i)', async (batchSize) => {
			const { items } = await list(
				[OFFICE, dealDenied, dealWithoutPayments],
				{ options: { batchSize } },
				{ onError: 'continueErrorOutput' },
			);

			expect(items('Bitrix24')).toMatchObject([{ json: { id: 1043 }, pairedItem: { item: 0 } }]);
			expect(items('Bitrix24', 1)).toMatchObject([
				{ json: { id: dealDenied, ...failure }, pairedItem: { item: 1 } },
			]);
		});
	});
});
