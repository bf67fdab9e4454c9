import { sampleIds } from '../../sandbox';
import { CONTINUE, operationRunner } from '../../support/engine/runNode';
import { portalText } from '../../support/portalText';
import { useSandbox } from '../../support/useSandbox';

describe('Payment > Unpay', () => {
	const sandbox = useSandbox({}, { speedUp: 100 });
	const unpay = operationRunner(sandbox, 'payment.unpay');
	const sent = () =>
		sandbox.journal.entries.filter(({ method }) => method === 'crm.item.payment.unpay');

	it('marks a payment as not paid and emits { id, result }; the date of the payment stays', async () => {
		const { datePaid } = sandbox.store.payment(sampleIds.paid);

		const { items } = await unpay([sampleIds.paid]);

		expect(items('Bitrix24')).toEqual([
			{ json: { id: sampleIds.paid, result: true }, pairedItem: { item: 0 } },
		]);
		expect(datePaid).not.toBeNull();
		expect(sandbox.store.payment(sampleIds.paid)).toMatchObject({ paid: 'N', datePaid });
		expect(sent().map(({ body }) => body)).toEqual([{ id: sampleIds.paid }]);
	});

	it('leaves an unpaid payment unpaid', async () => {
		const { json } = await unpay([sampleIds.unpaid]);

		expect(json('Bitrix24')).toEqual([{ id: sampleIds.unpaid, result: true }]);
		expect(sandbox.store.payment(sampleIds.unpaid).paid).toBe('N');
		expect(sandbox.journal.entries[0]?.changes).toEqual([]);
	});

	it('fails with the words of Bitrix24, its code and what to do', async () => {
		const { json } = await unpay([sampleIds.missing, sampleIds.denied], {}, CONTINUE);

		expect(json('Bitrix24')).toMatchObject([
			{
				error: portalText(sandbox, 'paymentNotFound'),
				details: { code: '0', id: sampleIds.missing },
			},
			{ error: 'Access denied', details: { code: 'ACCESS_DENIED', id: sampleIds.denied } },
		]);
	});

	it('takes false for a refusal', async () => {
		const body = { result: false };
		sandbox.faults.order({ kind: 'body', status: 200, process: 'never', body });

		const { error } = await unpay([sampleIds.paid]);

		expect(error?.message).toBe('Bitrix24 returned false instead of a result');
		expect(sent()).toHaveLength(1);
	});

	it.each(['before', 'never'] as const)(
		'whose answer never came is looked at, and sent again only if it did not happen (%s)',
		async (process) => {
			const fault = { kind: 'reset', process, method: 'crm.item.payment.unpay' } as const;
			sandbox.faults.order(fault);

			const { json } = await unpay([sampleIds.paid]);

			expect(json('Bitrix24')).toEqual([{ id: sampleIds.paid, result: true }]);
			expect(sent()).toHaveLength(process === 'before' ? 1 : 2);
			expect(sandbox.store.payment(sampleIds.paid).paid).toBe('N');
		},
	);
});
