import { B24Hook } from '@bitrix24/b24jssdk';

import { DEAL, type Sandbox, sampleIds, startSandbox } from './index';
import { trustCertificate } from './support/trustedCertificate';

/** What the SDK gives of a call, as far as it is looked at here. */
interface Answered {
	isSuccess: boolean;
	getErrorMessages(): string[];
	getData(): unknown;
}

/** A client that nobody here wrote: what it makes of the portal's answers is what Bitrix24 means by them. */
describe('The official SDK of Bitrix24', () => {
	let sandbox: Sandbox;
	let portal: B24Hook;
	let distrust: () => void;
	beforeAll(async () => {
		sandbox = await startSandbox({ https: true, language: 'en' });
		distrust = trustCertificate(sandbox.secure?.certificate ?? '');
		portal = B24Hook.fromWebhookUrl(sandbox.secure?.webhookUrl ?? '');
		portal.offClientSideWarning();
	});
	beforeEach(() => sandbox.reset());
	afterAll(async () => {
		portal.destroy();
		distrust();
		await sandbox.stop();
	});

	const resultOf = (answered: Answered): unknown => {
		expect(answered.getErrorMessages()).toEqual([]);
		expect(answered.isSuccess).toBe(true);
		return (answered.getData() as { result: unknown }).result;
	};
	const answerTo = async (method: string, params: object): Promise<Answered> =>
		await portal.actions.v2.call.make({ method, params: params as Record<string, never> });
	const call = async (method: string, params: object): Promise<unknown> =>
		resultOf(await answerTo(method, params));
	const owner = { entityTypeId: DEAL, entityId: sampleIds.dealWithoutPayments };

	it('refuses http, as the portal’s own address shows', () => {
		expect(() => B24Hook.fromWebhookUrl(sandbox.webhookUrl)).toThrow(/HTTPS/);
	});

	it('creates, lists, pays, unpays and deletes a payment', async () => {
		const id = await call('crm.item.payment.add', owner);
		const before = await call('crm.item.payment.list', owner);
		const paid = await call('crm.item.payment.pay', { id });
		const asPaid = await call('crm.item.payment.get', { id });
		const unpaid = await call('crm.item.payment.unpay', { id });
		const deleted = await call('crm.item.payment.delete', { id });

		expect(before).toMatchObject([{ id, paid: 'N', datePaid: null }]);
		expect([paid, unpaid, deleted]).toEqual([true, true, true]);
		expect(asPaid).toMatchObject({ id, paid: 'Y', datePaid: expect.stringMatching(/^\d{4}-/) });
		expect(await call('crm.item.payment.list', owner)).toEqual([]);
		expect(sandbox.store.payments.has(Number(id))).toBe(false);
	});

	it('sees a refusal with Bitrix24’s code and text, and does not send it again', async () => {
		const { isSuccess, ...answered } = await answerTo('crm.item.payment.pay', { id: 999_999 }).then(
			(answer) => ({ isSuccess: answer.isSuccess, messages: answer.getErrorMessages() }),
			(error: Error) => ({ isSuccess: false, messages: [error.message] }),
		);

		expect(isSuccess).toBe(false);
		expect(answered.messages.join()).toContain('Payment has not been found');
		expect(sandbox.journal.calls('crm.item.payment.pay')).toHaveLength(1);
	});

	it('pays in a batch, by names and by a reference to the command before', async () => {
		const answered = await portal.actions.v2.batch.make({
			calls: {
				made: { method: 'crm.item.payment.add', params: owner },
				paid: { method: 'crm.item.payment.pay', params: { id: '$result[made]' } },
				read: { method: 'crm.item.payment.get', params: { id: '$result[made]' } },
			},
			options: { isHaltOnError: true },
		});

		expect(answered.getErrorMessages()).toEqual([]);
		const { made, paid, read } = answered.getData() as Record<string, unknown>;
		expect([paid, read]).toMatchObject([true, { id: made, paid: 'Y' }]);
	});

	it('sends 120 commands in three batches, each carried out once', async () => {
		const ids = sandbox.store.addPayments(120);
		const answered = await portal.actions.v2.batchByChunk.make({
			calls: ids.map((id) => ({ method: 'crm.item.payment.pay', params: { id } })),
			options: { isHaltOnError: true },
		});

		expect(answered.getErrorMessages()).toEqual([]);
		expect(answered.getData()).toEqual(ids.map(() => true));
		expect(sandbox.journal.entries.filter(({ method }) => method === 'batch')).toHaveLength(3);
		expect(ids.every((id) => sandbox.store.payment(id).paid === 'Y')).toBe(true);
	});

	it.each([
		['sale.payment.list', 'payments', { filter: { paid: 'N' } }],
		['crm.item.list', 'items', { entityTypeId: DEAL }],
		['sale.order.list', 'orders', {}],
	])('lists all of %s by its fast way: an id that grows, and no total', async (...row) => {
		const [method, customKeyForResult, params] = row;
		for (let count = 0; count < 110; count++) sandbox.store.addPayment();
		const answered = await portal.actions.v2.callList.make({
			...{ method, params, customKeyForResult },
			idKey: 'id',
		});

		expect(answered.getErrorMessages()).toEqual([]);
		const ids = (answered.getData() as Array<{ id: number }>).map(({ id }) => id);
		expect(ids.length).toBeGreaterThan(100);
		expect(ids).toEqual([...new Set(ids)].sort((one, other) => one - other));
	});
});
