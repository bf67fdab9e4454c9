import type { INodeParameters } from 'n8n-workflow';
import { CONTINUE, locator, operationRunner, retryOnFail } from '../../support/engine/runNode';
import { useSandbox } from '../../support/useSandbox';

/** What a deal's list may be besides a list of payments, as the JSON of it. */
const noLists = ['[null]', '[1]', '["1037"]', '[[]]', '{}', '{"0":{"id":1037}}', 'null', '"x"'];

/** Payments that have no ID of their own. A portal would cut 1.5 to 1, and pay that one. */
const noPayments = [
	...['{}', '{"id":null}', '{"id":""}', '{"id":"x"}', '{"id":0}', '{"id":-5}', '{"id":1.5}'],
	...['{"id":"1.5"}', '{"id":[1037]}', '{"id":{"toString":1}}', '{"id":1e400}'],
].map((payment) => `[${payment}]`);

const ways: Array<[string, atOnce: number, INodeParameters]> = [
	['one after the other', 1, { options: { parallelRequests: 1 } }],
	['five at once', 5, { options: { parallelRequests: 5 } }],
	['in a batch', 5, { options: { batchSize: 10 } }],
];

describe('Where the list of one deal of many is none', () => {
	const sandbox = useSandbox({}, { speedUp: 1000 });
	const pay = operationRunner(sandbox, 'payment.pay', {
		paymentId: locator('={{ $json.id }}', 'deal'),
	});

	/** Deals of one unpaid payment each, and these payments. */
	const singles = (count: number) => {
		const ids = Array.from({ length: count }, () => sandbox.store.addPayments(1)[0] ?? 0);
		const orders = ids.map((id) => sandbox.store.orders.get(sandbox.store.payment(id).orderId));
		return { ids, deals: orders.map((order) => order?.entityId ?? 0) };
	};
	const order = (deal: number | undefined, text: string, times = Infinity) => {
		const isSearch = {
			...({ kind: 'raw', method: 'crm.item.payment.list', process: 'never', times } as const),
			parameters: ({ entityId }: Record<string, unknown>) => Number(entityId) === deal,
		};
		sandbox.faults.order({ ...isSearch, in: 'command', text });
		sandbox.faults.order({ ...isSearch, in: 'http', text: `{"result":${text}}` });
	};
	/** How many requests to pay left once the last search for a deal was answered. */
	const paidAfterSearchFor = (deal?: number) => {
		const { entries } = sandbox.journal;
		const searches = entries.filter(({ parameters }) => Number(parameters.entityId) === deal);
		const answeredAt = searches.at(-1)?.answeredAt ?? 0;
		return entries.filter(({ at, changes }) => at > answeredAt && changes.length > 0).length;
	};
	const paid = (ids: number[]) => ids.filter((id) => sandbox.store.payment(id).paid === 'Y');
	const namedIn = (description = '') =>
		[...description.matchAll(/item \d+ \(id (\d+)\)/g)].map(([, id]) => Number(id));

	describe.each(ways)('%s', (_way, atOnce, parameters) => {
		it.each([...noLists, ...noPayments])('%s fails its own item with details', async (text) => {
			const { ids, deals } = singles(6);
			order(deals[2], text);

			const { items } = await pay(deals, parameters, CONTINUE);

			expect(items('Bitrix24')).toMatchObject(
				ids.map((id, item) => ({
					json:
						item === 2
							? { error: expect.stringMatching(/^Bitrix24 (returned|responded)/) }
							: { id },
					pairedItem: { item },
				})),
			);
			expect(items('Bitrix24')[2]?.json).toEqual({
				error: expect.any(String),
				details: expect.objectContaining({
					code: expect.stringMatching(/^(UNEXPECTED_RESULT|NOT_ONE_RECORD)$/),
					description: expect.stringMatching(/^Nothing was changed/),
				}),
			});
			expect(paid(ids)).toEqual(ids.filter((_id, item) => item !== 2));
		});

		it.each(['[null]', '[{"id":1.5}]', '{"0":{"id":1037}}'])(
			'%s stops the workflow, which names what was paid and pays nothing more',
			async (text) => {
				const { ids, deals } = singles(12);
				order(deals[4], text);

				const { status, error, thrown } = await pay(deals, parameters);

				expect([status, thrown.length]).toEqual(['error', 1]);
				expect(error?.context).toMatchObject({ itemIndex: 4 });
				expect(namedIn(error?.description)).toEqual(paid(ids));
				expect(paidAfterSearchFor(deals[4])).toBeLessThan(atOnce);
				expect(error?.description).toMatch(/^Nothing was changed.* before the run stopped/);
			},
		);
	});

	it.each(['[null]', '[{"id":null}]'])(
		'%s comes out on the error output, with its input',
		async (text) => {
			const { ids, deals } = singles(3);
			order(deals[0], text);

			const { json } = await pay(deals, {}, { onError: 'continueErrorOutput' });

			expect(json('Bitrix24')).toMatchObject(ids.slice(1).map((id) => ({ id, result: true })));
			expect(json('Bitrix24', 1)).toMatchObject([
				{ id: deals[0], error: expect.any(String), details: { code: expect.any(String) } },
			]);
		},
	);

	it.each(['[{"id":null}]', '[{"id":{"toString":1},"paid":"N"}]'])(
		'%s is searched anew by Retry On Fail, and what was paid is not paid again',
		async (text) => {
			const { ids, deals } = singles(3);
			order(deals[2], text, 1);

			const { json } = await pay(deals, {}, retryOnFail(2));

			expect(json('Bitrix24')).toEqual(ids.map((id) => ({ id, result: true })));
			const calls = sandbox.journal.calls('crm.item.payment.pay');
			expect(calls.map(({ parameters }) => Number(parameters.id)).sort()).toEqual([...ids].sort());
		},
	);
});
