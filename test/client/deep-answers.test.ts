import type { INodeParameters } from 'n8n-workflow';
import { nestedJson, sampleIds, type Fault } from '../sandbox';
import { CONTINUE, locator, operationRunner, runNode, startNode } from '../support/engine/runNode';
import { until } from '../support/engine/until';
import { useSandbox } from '../support/useSandbox';

const { deal, unpaid } = sampleIds;
const DEPTHS = [1000, 100_000];
const KINDS = ['list', 'object'] as const;
const cells = DEPTHS.flatMap((depth) => KINDS.map((of) => [depth, of] as const));

const deep = (depth: number, of: 'list' | 'object', more: Partial<Fault> = {}): Fault =>
	({ kind: 'nested', depth, of, process: 'before', times: Infinity, ...more }) as Fault;

const TOO_DEEP = 'Bitrix24 returned data nested more than 200 levels deep';

describe('An answer of', () => {
	const sandbox = useSandbox({}, { speedUp: 1000 });
	const get = operationRunner(sandbox, 'payment.get', {}, CONTINUE);
	const call = operationRunner(sandbox, 'method.call', { method: 'a.b' }, CONTINUE);
	const raw = (text: string, status = 200) =>
		sandbox.faults.order({ kind: 'raw', text, status, process: 'never', times: Infinity });

	describe.each(cells)('%i levels, each a %s,', (depth, of) => {
		it('is a failure of a read, which does not ask again', async () => {
			sandbox.faults.order(deep(depth, of));

			const { items } = await get([unpaid]);

			expect(items('Bitrix24')).toEqual([
				{
					json: {
						error: TOO_DEEP,
						details: expect.objectContaining({
							code: 'ANSWER_TOO_DEEP',
							description: expect.stringMatching(/^Nothing was changed/),
						}),
					},
					pairedItem: { item: 0 },
				},
			]);
			expect(sandbox.journal.entries).toHaveLength(1);
		});

		it('is looked behind where it is of a payment', async () => {
			for (const process of ['before', 'never'] as const) {
				sandbox.reset();
				sandbox.faults.order(deep(depth, of, { times: 1, process }));

				const { json } = await runNode(sandbox, [{ id: unpaid }]);

				expect(json('Bitrix24')).toEqual([{ id: unpaid, result: true }]);
				expect(sandbox.journal.calls('crm.item.payment.pay')).toHaveLength(1);
			}
		});

		it('is in doubt where something may have been added, and stops the workflow', async () => {
			const parameters = { fill: 'none', entityTypeId: 2, dealId: locator(deal) };
			sandbox.faults.order(deep(depth, of));

			const { error, status } = await operationRunner(sandbox, 'payment.create')([{}], parameters);

			expect([status, error?.message]).toEqual([
				'error',
				`${TOO_DEEP}; it is unknown whether it was added`,
			]);
			expect(sandbox.journal.entries).toHaveLength(1);
		});

		it('fails its own command of a batch alone', async () => {
			const ids = sandbox.store.addPayments(4);
			const isThird = ({ id }: Record<string, unknown>) => Number(id) === ids[2];
			sandbox.faults.order(
				deep(depth, of, { method: 'crm.item.payment.get', parameters: isThird }),
			);

			const { json } = await get(ids, { options: { batchSize: 10 } });

			expect(json('Bitrix24')).toMatchObject(
				ids.map((id, item) => (item === 2 ? { error: TOO_DEEP } : { id, paid: 'N' })),
			);
			expect(sandbox.journal.entries.filter(({ batch }) => !batch)).toHaveLength(1);
		});

		it.each<[string, (nested: string) => string, number, RegExp]>([
			['as the whole answer', (nested) => nested, 200, /^Bitrix24 responded with a body without/],
			[
				'in place of an error',
				(nested) => `{"error":${nested}}`,
				200,
				/an error without a message/,
			],
			['as an error’s text', (nested) => `{"error":"X","error_description":${nested}}`, 400, /^X$/],
			['as an error’s code', (nested) => `{"error":{"code":${nested},"message":"m"}}`, 400, /^m$/],
			['beside an error', (nested) => `{"error":"X","result":${nested}}`, 400, /^X$/],
			['beside a result, which is one', (nested) => `{"result":5,"time":${nested}}`, 200, /^5$/],
			['as the next page', (nested) => `{"result":5,"next":${nested}}`, 200, /^5$/],
		])('ends %s', async (_name, textOf, status, says) => {
			raw(textOf(nestedJson(depth, of)), status);

			for (const options of [{}, { batchSize: 10 }] as INodeParameters[]) {
				const { json, status: ended } = await call([{}], {
					onlyReads: 'yes',
					returnAll: true,
					options,
				});

				expect([ended, json('Bitrix24').length]).toEqual(['success', 1]);
				const [{ error, result } = {}] = json('Bitrix24');
				expect(String(error ?? result)).toMatch(says);
			}
		});

		it('is a failure in the middle of a list of pages', async () => {
			const body = { result: { items: [{ id: 1 }] }, next: 50 };
			sandbox.faults.order({ kind: 'body', status: 200, body, process: 'never' });
			sandbox.faults.order(deep(depth, of));

			const { json } = await call([{}], { onlyReads: 'yes', returnAll: true });

			expect(json('Bitrix24')).toMatchObject([{ error: TOO_DEEP }]);
		});

		it('can be cancelled', async () => {
			sandbox.faults.order(deep(depth, of));
			const { finished, cancel } = startNode(sandbox, [{ id: unpaid }, { id: deal }]);
			await until(() => sandbox.journal.entries.length > 0);

			cancel();

			expect((await finished).status).toBe('canceled');
		});
	});

	it('200 levels is a result', async () => {
		sandbox.faults.order(deep(200, 'list'));

		const { json } = await call([{}]);

		expect(JSON.stringify(json('Bitrix24'))).toContain('['.repeat(199));
	});
});
