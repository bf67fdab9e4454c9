import type { INodeParameters } from 'n8n-workflow';
import { sampleIds } from '../../sandbox';
import { locator, operationRunner } from '../../support/engine/runNode';
import { useSandbox } from '../../support/useSandbox';

const card = locator(String(sampleIds.card));

describe('Payment > Update', () => {
	const sandbox = useSandbox({}, { speedUp: 100 });
	const run = operationRunner(sandbox, 'payment.update');
	const update = async (id: number, fields: INodeParameters) => await run([id], { fields });

	it.each<[string, INodeParameters, object]>([
		['the payment system', { paySystemId: card }, { paySystemId: 7 }],
		['that it is paid', { paid: 'Y' }, { paid: 'Y' }],
		['both', { paid: 'Y', paySystemId: card }, { paid: 'Y', paySystemId: 7 }],
	])('changes %s and emits { id, result }', async (_name, fields, sent) => {
		const { items } = await update(sampleIds.unpaid, fields);

		expect(items('Bitrix24')).toEqual([
			{ json: { id: sampleIds.unpaid, result: true }, pairedItem: { item: 0 } },
		]);
		expect(sandbox.journal.entries.map(({ method, body }) => [method, body])).toEqual([
			['crm.item.payment.update', { id: sampleIds.unpaid, fields: sent }],
		]);
		expect(sandbox.store.payment(sampleIds.unpaid)).toMatchObject(sent);
	});

	it('marks a payment as not paid', async () => {
		await update(sampleIds.paid, { paid: 'N' });

		expect(sandbox.store.payment(sampleIds.paid).paid).toBe('N');
	});

	it.each<[string, INodeParameters]>([
		['no field was added', {}],
		['the fields are empty', { paySystemId: locator('', 'list') }],
	])('is refused before it is sent when %s', async (_name, fields) => {
		const { error } = await update(sampleIds.unpaid, fields);

		expect(error?.message).toBe('Update Fields is empty: there is nothing to change');
		expect(error?.description).toMatch('Add Paid or Payment System to Update Fields.');
		expect(sandbox.journal.entries).toEqual([]);
	});

	it('does not touch a field that was added but left empty', async () => {
		const paySystemId = locator('', 'list');

		await update(sampleIds.unpaid, { paid: 'Y', paySystemId });

		expect(sandbox.journal.entries[0]?.parameters.fields).toEqual({ paid: 'Y' });
	});

	it('says that there is no such payment system', async () => {
		const paySystemId = locator(12345);

		const { error } = await update(sampleIds.unpaid, { paySystemId });

		expect(error?.message).toBe('Payment system has not been found');
		expect(error?.description).toMatch('Check Payment System');
	});

	it.each(['before', 'never'] as const)(
		'whose answer never came is looked at, and sent again only if it is not there (%s)',
		async (process) => {
			const fault = { kind: 'reset', process, method: 'crm.item.payment.update' } as const;
			sandbox.faults.order(fault);

			const { json } = await update(sampleIds.unpaid, { paid: 'Y', paySystemId: card });

			expect(json('Bitrix24')).toEqual([{ id: sampleIds.unpaid, result: true }]);
			const updates = sandbox.journal.entries.filter(({ method }) => method === fault.method);
			expect(updates).toHaveLength(process === 'before' ? 1 : 2);
			expect(sandbox.store.payment(sampleIds.unpaid)).toMatchObject({
				paid: 'Y',
				paySystemId: sampleIds.card,
			});
		},
	);
});
