import type { INodeParameters } from 'n8n-workflow';
import { sampleIds } from '../../sandbox';
import {
	CONTINUE,
	locator,
	type NodeSetup,
	operationRunner,
	retryOnFail,
} from '../../support/engine/runNode';
import { useSandbox } from '../../support/useSandbox';

const GET = 'crm.item.payment.get';
const { unpaid, paid, deal } = sampleIds;
const retry = retryOnFail(3);

describe('Return Payment, when the payment does not read back as it was written', () => {
	const sandbox = useSandbox({}, { speedUp: 100 });
	const options = { returnPayment: true };
	const run = async (name: string, ids: unknown[], setup?: NodeSetup, more?: INodeParameters) =>
		await operationRunner(sandbox, `payment.${name}`, { options })(ids, more, setup);
	const sent = (method: string) =>
		sandbox.journal.entries.filter((entry) => entry.method === `crm.item.payment.${method}`).length;
	const readsBack = (payment: object, times = 1) =>
		sandbox.faults.order({
			...{ kind: 'body', status: 200, process: 'never', method: GET, times },
			body: { result: payment },
		});

	it.each<[string, number, INodeParameters, object, string]>([
		['pay', unpaid, {}, { paid: 'N' }, 'paid: N'],
		['unpay', paid, {}, { paid: 'Y' }, 'paid: Y'],
		[
			'update',
			unpaid,
			{ fields: { paid: 'Y', paySystemId: { mode: 'id', value: '7' } } },
			{ paid: 'N', paySystemId: 6 },
			'paid: N and paySystemId: 6',
		],
	])('%s fails and says so', async (operation, id, parameters, payment, reads) => {
		readsBack({ id, ...payment });

		const { json } = await run(operation, [id], CONTINUE, parameters);

		expect(json('Bitrix24')).toEqual([
			{
				error: `Bitrix24 reported that crm.item.payment.${operation} was done, but the payment now shows ${reads}`,
				details: {
					code: 'READS_BACK_DIFFERENT',
					description: expect.stringContaining(
						'automation or event handlers that may have changed it back',
					),
					httpCode: '200',
					method: GET,
					id,
				},
			},
		]);
		expect(sent(operation)).toBe(1);
	});

	it('is read again by Retry On Fail, which does not send the change again', async () => {
		readsBack({ id: unpaid, paid: 'N' }, 2);

		const { json, thrown } = await run('pay', [unpaid], retry);

		expect(thrown).toHaveLength(2);
		expect(json('Bitrix24')).toMatchObject([{ id: unpaid, paid: 'Y', result: true }]);
		expect([sent('pay'), sent('get')]).toEqual([1, 3]);
	});

	describe('since the read itself fails', () => {
		const denied = { kind: 'error', code: 'ACCESS_DENIED', text: 'Access denied' } as const;

		it('says that the change was made', async () => {
			sandbox.faults.order({ ...denied, status: 403, method: GET });

			const { json } = await run('pay', [unpaid], CONTINUE);

			expect(json('Bitrix24')).toMatchObject([
				{
					error: `crm.item.payment.pay was done (id ${unpaid}), but could not be read back: Access denied`,
					details: {
						code: 'NOT_READ_BACK',
						description: expect.stringMatching(/^The change was made\./),
						id: unpaid,
					},
				},
			]);
			expect(sandbox.store.payment(unpaid).paid).toBe('Y');
		});

		it('does not send it again under Retry On Fail', async () => {
			sandbox.faults.order({ kind: 'reset', process: 'never', method: GET, times: 4 });

			const { json, thrown } = await run('pay', [unpaid], retry);

			expect(thrown.map(({ message }) => message)).toEqual([
				expect.stringMatching(
					/^crm\.item\.payment\.pay was done \(id 1037\), but could not be read back: /,
				),
			]);
			expect(json('Bitrix24')).toMatchObject([{ id: unpaid, paid: 'Y', result: true }]);
			expect([sent('pay'), sent('get')]).toEqual([1, 5]);
		});

		it('counts the change among what was done before the run stopped', async () => {
			sandbox.faults.order({ ...denied, method: GET });

			const { error } = await run('pay', [unpaid]);

			expect(error?.description).toMatch(`Done before the run stopped: item 0 (id ${unpaid}).`);
		});

		it('creates no second payment under Retry On Fail, and names the new one', async () => {
			sandbox.faults.order({ ...denied, method: GET });
			const before = sandbox.store.payments.size;
			const parameters = { fill: 'none', dealId: locator(deal) };

			const { json, thrown } = await run('create', [0], retry, parameters);

			const [{ id } = {}] = json('Bitrix24');
			expect(sandbox.store.payments.size).toBe(before + 1);
			expect(sent('add')).toBe(1);
			expect(id).toEqual(expect.any(Number));
			expect(thrown[0]?.message).toContain(String(id));
		});
	});
});
