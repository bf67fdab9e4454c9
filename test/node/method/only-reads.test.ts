import type { INodeParameters } from 'n8n-workflow';
import { sampleIds } from '../../sandbox';
import { BUCKET_FULL } from '../../support/faults/knownErrors';
import { type NodeSetup, operationRunner, retryOnFail } from '../../support/engine/runNode';
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

	describe('unless told that the method only reads', () => {
		it.each(['before', 'never'] as const)(
			'is not repeated after an answer that never came (carried out: %s)',
			async (process) => {
				sandbox.faults.order({ kind: 'reset', process });

				const { error } = await call();

				expect(error?.message).toMatch(/nobody can tell whether it was added$/);
				expect(error?.description).toMatch('If the method only reads, switch Only Reads on.');
				expect(sandbox.journal.entries).toHaveLength(1);
			},
		);

		it('is not repeated by Retry On Fail either', async () => {
			sandbox.faults.order({ kind: 'reset', process: 'before' });

			const { thrown } = await call({}, retry);

			expect(thrown).toHaveLength(3);
			expect(sandbox.journal.entries).toHaveLength(1);
		});

		it('is sent again when the portal refused it before running it', async () => {
			sandbox.faults.order(BUCKET_FULL);

			const { json } = await call();

			expect(json('Bitrix24')).toMatchObject([{ result: { id: sampleIds.unpaid } }]);
		});
	});

	describe('with Only Reads', () => {
		it('is repeated after answers that never came', async () => {
			sandbox.faults.order({ kind: 'reset', process: 'before', times: 2 });

			const { json } = await call({ onlyReads: true });

			expect(json('Bitrix24')).toMatchObject([{ result: { id: sampleIds.unpaid } }]);
			expect(sandbox.journal.entries).toHaveLength(3);
		});

		it('says that nothing was changed when no answer comes at all', async () => {
			sandbox.faults.order({ kind: 'reset', process: 'never', times: Infinity });

			const { error } = await call({ onlyReads: true });

			expect(error?.message).not.toMatch(/nobody can tell/);
			expect(error?.description).toMatch(/^Nothing was changed\./);
		});
	});
});
