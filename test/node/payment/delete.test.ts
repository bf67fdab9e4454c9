import { sampleIds } from '../../sandbox';
import { CONTINUE, operationRunner, retryOnFail } from '../../support/engine/runNode';
import { portalText } from '../../support/portalText';
import { useSandbox } from '../../support/useSandbox';

describe('Payment > Delete', () => {
	const sandbox = useSandbox({}, { speedUp: 100 });
	const remove = operationRunner(sandbox, 'payment.delete');
	const sent = () =>
		sandbox.journal.entries.filter(({ method }) => method === 'crm.item.payment.delete');

	it.each([0, 10])('deletes payments and says so (batch size %i)', async (batchSize) => {
		const ids = [sampleIds.unpaid, sampleIds.unpaidToo];

		const { items } = await remove(ids, { options: { batchSize } });

		expect(items('Bitrix24')).toEqual(
			ids.map((id, item) => ({ json: { id, deleted: true }, pairedItem: { item } })),
		);
		expect(ids.map((id) => sandbox.store.payments.has(id))).toEqual([false, false]);
	});

	it('of a paid payment is refused, and says what to do first', async () => {
		const { error } = await remove([sampleIds.paid]);

		expect(error?.message).toBe(portalText(sandbox, 'deletePaid'));
		expect(error?.description).toMatch(
			'A paid payment can’t be deleted. Mark it as not paid first (Payment > Unpay), then delete it.',
		);
		expect(error?.context).toMatchObject({ code: 'SALE_PAYMENT_DELETE_EXIST_PAID' });
		expect(sandbox.store.payments.has(sampleIds.paid)).toBe(true);
	});

	it('of what is not there is a failure, not a deletion', async () => {
		const { json } = await remove([sampleIds.missing], {}, CONTINUE);

		expect(json('Bitrix24')).toMatchObject([
			{
				error: portalText(sandbox, 'paymentNotFound'),
				details: { code: '0', id: sampleIds.missing },
			},
		]);
	});

	it.each([
		['before', 1],
		['never', 2],
	] as const)(
		'whose answer never came is looked at, and sent again only if it is still there (%s)',
		async (process, times) => {
			sandbox.faults.order({ kind: 'reset', process, method: 'crm.item.payment.delete' });

			const { json } = await remove([sampleIds.unpaid]);

			expect(json('Bitrix24')).toEqual([{ id: sampleIds.unpaid, deleted: true }]);
			expect(sent()).toHaveLength(times);
			expect(sandbox.store.payments.has(sampleIds.unpaid)).toBe(false);
		},
	);

	it.each(['Payment has not been found', 'Оплата не найдена', 'Zahlung wurde nicht gefunden'])(
		'whose answer never came is done when the portal says of the payment: %s',
		async (text) => {
			const lost = { kind: 'reset', process: 'before' } as const;
			sandbox.faults.order({ ...lost, method: 'crm.item.payment.delete' });
			sandbox.faults.order({ kind: 'error', code: '0', text, method: 'crm.item.payment.get' });

			const { json } = await remove([sampleIds.unpaid]);

			expect(json('Bitrix24')).toEqual([{ id: sampleIds.unpaid, deleted: true }]);
			expect(sent()).toHaveLength(1);
		},
	);

	it.each([
		['Zugriff verweigert', 400],
		['Недостаточно прав', 400],
		['Keine ausreichenden Rechte', 400],
		['Accesso negato', 400],
		['Ei oikeuksia', 400],
		['Internal error', 400],
		['Call to a member function getId() on null', 400],
		['Zahlung wurde nicht gefunden', 500],
		['', 400],
	])(
		'whose answer never came is not taken for done when the portal says of the payment: %s (HTTP %i)',
		async (text, status) => {
			const method = 'crm.item.payment.get';
			const lost = { kind: 'reset', process: 'before', times: Infinity } as const;
			sandbox.faults.order({ ...lost, method: 'crm.item.payment.delete' });
			sandbox.faults.order({ kind: 'error', code: '0', text, status, method, times: Infinity });

			const { error } = await remove([sampleIds.unpaid]);

			expect(error?.message).toMatch(/it is unknown whether it was done$/);
		},
	);

	it('is not sent again by Retry On Fail, which would not find it any more', async () => {
		const { thrown } = await remove([sampleIds.unpaid, sampleIds.paid], {}, retryOnFail(2));

		expect(thrown.map(({ message }) => message)).toEqual([
			portalText(sandbox, 'deletePaid'),
			portalText(sandbox, 'deletePaid'),
		]);
		const ids = sent().map(({ parameters: { id } }) => id);
		expect(ids.filter((id) => id === sampleIds.unpaid)).toHaveLength(1);
	});
});
