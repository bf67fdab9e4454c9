import type { INodeParameters } from 'n8n-workflow';
import { sampleIds } from '../../sandbox';
import { BUCKET_FULL } from '../../support/faults/knownErrors';
import {
	CONTINUE,
	type NodeSetup,
	operationRunner,
	retryOnFail,
} from '../../support/engine/runNode';
import { useSandbox } from '../../support/useSandbox';

describe('Method > Call', () => {
	const sandbox = useSandbox({}, { speedUp: 100 });
	const parameters = `{ "id": ${sampleIds.unpaid} }`;
	const run = operationRunner(sandbox, 'method.call', {
		method: 'crm.item.payment.get',
		parameters,
	});
	const call = async (more?: INodeParameters, setup?: NodeSetup) => await run([{}], more, setup);
	const retry = retryOnFail(3);

	describe('that does not only read', () => {
		it.each(['before', 'never'] as const)(
			'is not repeated after an answer that never came (carried out: %s)',
			async (process) => {
				sandbox.faults.order({ kind: 'reset', process });

				const { error } = await call({ onlyReads: 'no' });

				expect(error?.message).toMatch(/it is unknown whether it was added$/);
				expect(error?.description).toMatch('If the method only reads data, set Only Reads to Yes.');
				expect(sandbox.journal.entries).toHaveLength(1);
			},
		);

		it('is not repeated by Retry On Fail either', async () => {
			sandbox.faults.order({ kind: 'reset', process: 'before' });

			const { thrown } = await call({ onlyReads: 'no' }, retry);

			expect(thrown).toHaveLength(3);
			expect(sandbox.journal.entries).toHaveLength(1);
		});

		it('is sent again when the portal refused it before running it', async () => {
			sandbox.faults.order(BUCKET_FULL);

			const { json } = await call({ onlyReads: 'no' });

			expect(json('Bitrix24')).toMatchObject([{ result: { id: sampleIds.unpaid } }]);
		});
	});

	describe.each(['auto', 'yes', true])('that only reads (Only Reads: %j)', (onlyReads) => {
		it('is repeated after answers that never came', async () => {
			sandbox.faults.order({ kind: 'reset', process: 'before', times: 2 });

			const { json } = await call({ onlyReads });

			expect(json('Bitrix24')).toMatchObject([{ result: { id: sampleIds.unpaid } }]);
			expect(sandbox.journal.entries).toHaveLength(3);
		});

		it('says that nothing was changed when no answer comes at all', async () => {
			sandbox.faults.order({ kind: 'reset', process: 'never', times: Infinity });

			const { error } = await call({ onlyReads });

			expect(error?.message).not.toMatch(/unknown/);
			expect(error?.description).toMatch(/^Nothing was changed\./);
		});
	});

	const timesSent = async (method: string, onlyReads: string): Promise<number> => {
		sandbox.journal.clear();
		sandbox.faults.order({ kind: 'reset', process: 'never' });
		await run([{}], { method, parameters: '{}', onlyReads }, CONTINUE);
		return sandbox.journal.entries.length;
	};

	it.each([
		...['crm.item.list', 'crm.item.get', 'crm.deal.fields', 'sale.payment.getFields'],
		...['user.get', 'lists.get', 'crm.activity.binding.list', 'landing.landing.getList'],
	])('is told by its last word: %s reads', async (method) => {
		expect(await timesSent(method, 'auto')).toBe(2);
		expect(await timesSent(method, 'no')).toBe(1);
	});

	it.each([
		...['crm.item.update', 'crm.item.payment.pay', 'crm.list.add', 'crm.widget', 'some.targetlist'],
		...['crm.item.payment.setQuantity', 'crm.getter', 'task.item.budget', 'event.offline.get'],
	])('is told by its last word: %s may change something', async (method) => {
		expect(await timesSent(method, 'auto')).toBe(1);
		expect(await timesSent(method, 'yes')).toBe(2);
	});

	it.each(['Yes', '', 1, null, 'automatic'])('refuses Only Reads %j', async (bad) => {
		const { json } = await run([{ bad }], { onlyReads: '={{ $json.bad }}' }, CONTINUE);

		expect(json('Bitrix24')).toMatchObject([
			{ error: expect.stringMatching(/^Only Reads must be auto \(Automatic\), yes \(Yes\) or no/) },
		]);
		expect(sandbox.journal.entries).toEqual([]);
	});
});
