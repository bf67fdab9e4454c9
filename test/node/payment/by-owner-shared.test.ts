import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { sampleIds } from '../../sandbox';
import { CONTINUE, locator, operationRunner, retryOnFail } from '../../support/engine/runNode';
import { portalText } from '../../support/portalText';
import { useSandbox } from '../../support/useSandbox';

const { deal, missing, paid, unpaid } = sampleIds;
const byMode = locator('={{ $json.value }}', '={{ $json.mode }}');
const ofDeal = (value: number) => ({ mode: 'deal', value });

describe('Items of one run that name the same deal', () => {
	const sandbox = useSandbox({}, { speedUp: 100 });
	const run = operationRunner(sandbox, 'payment.pay', { paymentId: byMode });
	const idsSent = (method: string) =>
		sandbox.journal
			.calls(`crm.item.payment.${method}`)
			.map(({ parameters }) => Number(parameters.id));
	const twice = [ofDeal(deal), ofDeal(deal)];
	const alreadyPaid = {
		error: expect.stringMatching(
			new RegExp(
				`^Deal ${deal} has no other unpaid payment: ${unpaid} .* was paid by item 0 of this run$`,
			),
		),
		details: { code: 'NOT_ONE_RECORD' },
	};

	const ways: Array<[name: string, options: INodeParameters]> = [
		['one request an item', {}],
		['one after the other', { parallelRequests: 1 }],
		['20 at once', { parallelRequests: 20 }],
		['in batches', { batchSize: 10 }],
		['one a batch', { batchSize: 1 }],
	];

	it.each(ways)(
		'pay its one payment once; the second fails and names it (%s)',
		async (_name, options) => {
			const { items } = await run(twice, { options }, CONTINUE);

			expect(items('Bitrix24')).toMatchObject([
				{ json: { id: unpaid, result: true }, pairedItem: { item: 0 } },
				{ json: alreadyPaid, pairedItem: { item: 1 } },
			]);
			expect(idsSent('pay')).toEqual([unpaid]);
		},
	);

	it('stop the workflow at the second one, which tells what was paid', async () => {
		const { error } = await run(twice);

		expect(error?.message).toMatch(/was paid by item 0 of this run$/);
		expect(error?.description).toContain(`Done before the run stopped: item 0 (id ${unpaid}).`);
	});

	it.each(ways)(
		'find nothing where a payment was named by its own ID (%s)',
		async (_name, options) => {
			const items = [ofDeal(deal), { mode: 'id', value: unpaid }];

			const { json } = await run(items, { options }, CONTINUE);

			expect(json('Bitrix24')).toMatchObject([
				{ error: expect.stringMatching(/was paid by item 1 of this run$/) },
				{ id: unpaid, result: true },
			]);
		},
	);

	it.each(ways)(
		'may pay it where the item that took it first was refused (%s)',
		async (_name, options) => {
			const denied = {
				kind: 'error',
				code: 'ACCESS_DENIED',
				text: 'Access denied',
				status: 403,
			} as const;
			sandbox.faults.order({ ...denied, method: 'crm.item.payment.pay' });

			const { json } = await run(twice, { options }, CONTINUE);

			expect(json('Bitrix24')).toMatchObject([
				{ error: 'Access denied' },
				{ id: unpaid, result: true },
			]);
			expect(sandbox.store.payment(unpaid).paid).toBe('Y');
		},
	);

	it.each(ways)(
		'do not pay it again where it is unknown whether it was paid (%s)',
		async (_name, options) => {
			sandbox.faults.order({
				kind: 'reset',
				process: 'never',
				times: Infinity,
				method: 'crm.item.payment.pay',
			});
			sandbox.faults.order({
				kind: 'reset',
				process: 'never',
				times: Infinity,
				method: 'crm.item.payment.get',
			});
			sandbox.faults.order({
				...{ kind: 'reset', process: 'never', times: Infinity, method: 'batch' },
				parameters: ({ cmd }) => !JSON.stringify(cmd).includes('payment.list'),
			});

			const { json } = await run(twice, { options }, CONTINUE);

			expect(json('Bitrix24')).toMatchObject([
				{ error: expect.stringMatching(/unknown/) },
				{ error: expect.stringMatching(/may have been paid by item 0 of this run$/) },
			]);
		},
	);

	it('pay each their own payment where the deals differ', async () => {
		const [other = 0] = sandbox.store.addPayments(1);
		const { entityId = 0 } = sandbox.store.orders.get(sandbox.store.payment(other).orderId) ?? {};

		const { json } = await run([ofDeal(deal), ofDeal(entityId)]);

		expect(json('Bitrix24')).toEqual([
			{ id: unpaid, result: true },
			{ id: other, result: true },
		]);
	});

	it.each(ways)(
		'find their own payment again in each try of Retry On Fail (%s)',
		async (_name, options) => {
			const items = [ofDeal(deal), { mode: 'id', value: missing }];

			const { thrown } = await run(items, { options }, retryOnFail(3));

			expect(thrown.map(({ message }) => message)).toEqual(
				Array(3).fill(portalText(sandbox, 'paymentNotFound')),
			);
			expect(idsSent('pay').filter((id) => id === unpaid).length).toBeLessThanOrEqual(1);
			expect(thrown.join()).not.toContain('has no other');
		},
	);

	it.each([
		['unpay', paid, 'paid payment', 'marked as not paid'],
		['delete', unpaid, 'payment', 'deleted'],
	])('%s one payment once', async (operation, id, kind, done) => {
		const owner = sandbox.store.orders.get(sandbox.store.payment(id).orderId)?.entityId ?? 0;
		for (const { id: one, orderId } of sandbox.store.payments.values()) {
			const isOther = one !== id && orderId === sandbox.store.payment(id).orderId;
			if (isOther) sandbox.store.payments.delete(one);
		}

		const { json } = await run([ofDeal(owner), ofDeal(owner)], { operation }, CONTINUE);

		expect(json('Bitrix24')[0]).toMatchObject({ id });
		expect((json('Bitrix24')[1] as IDataObject).error).toMatch(
			new RegExp(`has no other ${kind}: ${id} .* was ${done} by item 0 of this run$`),
		);
		expect(idsSent(operation)).toEqual([id]);
	});

	it('read the same payment twice: a read takes nothing', async () => {
		const [single = 0] = sandbox.store.addPayments(1);
		const { entityId = 0 } = sandbox.store.orders.get(sandbox.store.payment(single).orderId) ?? {};

		const { json } = await run([ofDeal(entityId), ofDeal(entityId)], { operation: 'get' });

		expect(json('Bitrix24')).toMatchObject([{ id: single }, { id: single }]);
	});
});
