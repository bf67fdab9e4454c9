import type { INodeParameters } from 'n8n-workflow';
import { sampleIds } from '../../sandbox';
import { portalText } from '../../support/portalText';
import { useSandbox } from '../../support/useSandbox';
import { locator } from '../../support/engine/runNode';
import { engineAgentRun } from './engineAgent';

const fromAi = locator("={{ $fromAI('id', '', 'string') }}");
const pay: INodeParameters = { resource: 'payment', operation: 'pay', paymentId: fromAi };
const create: INodeParameters = {
	resource: 'payment',
	operation: 'create',
	fill: 'none',
	entityTypeId: 2,
	dealId: fromAi,
};

describe('The node as a tool that n8n’s engine runs for AI Agent 3', () => {
	const sandbox = useSandbox({}, { speedUp: 100 });
	const { unpaid: id, missing, deal, dealWithoutPayments } = sampleIds;

	it('pays each time that it is called, since the second time may be meant', async () => {
		const paid = [{ id, result: true }];

		expect(await engineAgentRun(sandbox, pay, [{ id }, { id }])).toEqual([paid, paid]);
		expect(sandbox.journal.calls('crm.item.payment.pay')).toHaveLength(2);
	});

	it('puts what to do into the message, which is all that the agent reads of a failure', async () => {
		const [[read] = []] = await engineAgentRun(sandbox, pay, [{ id: missing }]);

		const [words, advice] = String(read?.error).split('\n\nDetails: ');
		expect(words).toBe(portalText(sandbox, 'paymentNotFound'));
		expect(advice).toMatch(/the payment does not exist.+ such as 3653\/1\./i);
	});

	it('never adds again in the same run what may have been added, and adds the rest', async () => {
		sandbox.faults.order({ kind: 'reset', process: 'before' });
		const turns = [{ id: deal }, { id: deal }, { id: dealWithoutPayments }];

		const read = await engineAgentRun(sandbox, create, turns);

		const unknown = { error: expect.stringContaining('it is unknown whether it was added') };
		expect(read).toMatchObject([[unknown], [unknown], [{ id: expect.any(Number) }]]);
		const sent = sandbox.journal.entries.map(({ parameters }) => parameters.entityId);
		expect(sent).toEqual([deal, dealWithoutPayments]);
	});

	it('adds it again in another run', async () => {
		sandbox.faults.order({ kind: 'reset', process: 'before' });
		await engineAgentRun(sandbox, create, [{ id: deal }]);

		expect(await engineAgentRun(sandbox, create, [{ id: deal }])).toMatchObject([
			[{ id: expect.any(Number) }],
		]);
	});
});
