import type { INodeParameters } from 'n8n-workflow';
import { sampleIds } from '../../sandbox';
import { useSandbox } from '../../support/useSandbox';
import { locator, retryOnFail } from '../../support/engine/runNode';
import { agentRun } from './agentTools';

const fromAi = (key: string, type = 'number') => `={{ $fromAI('${key}', '', '${type}') }}`;
const pay: INodeParameters = {
	resource: 'payment',
	operation: 'pay',
	paymentId: locator(fromAi('payment')),
};
const create: INodeParameters = {
	resource: 'payment',
	operation: 'create',
	fill: 'none',
	entityTypeId: 2,
	dealId: locator(fromAi('deal')),
};

describe('The node as a tool of an agent', () => {
	const sandbox = useSandbox({}, { speedUp: 100 });
	const sent = (method: string) =>
		sandbox.journal.entries
			.filter((entry) => entry.method === `crm.item.payment.${method}`)
			.map(({ parameters }) => parameters);
	const payment = sampleIds.unpaid;

	it('pays what the model asks for and answers with the id and the result', async () => {
		const [tool] = await agentRun(sandbox, { Pay: pay });

		const answer = await tool?.invoke({ payment });

		expect(answer).toBe(JSON.stringify([{ id: payment, result: true }]));
		expect(sandbox.store.payment(payment).paid).toBe('Y');
	});

	it('sends two calls of the same payment both, since the second may be meant', async () => {
		const [tool] = await agentRun(sandbox, { Pay: pay });

		await tool?.invoke({ payment });
		sandbox.store.payment(payment).paid = 'N';
		await tool?.invoke({ payment });

		expect(sent('pay')).toEqual([{ id: payment }, { id: payment }]);
		expect(sandbox.store.payment(payment).paid).toBe('Y');
	});

	it('sends calls of different payments, also at the same time', async () => {
		const ids = sandbox.store.addPayments(4);
		const [tool] = await agentRun(sandbox, { Pay: pay });

		const answers = await Promise.all(ids.map(async (id) => await tool?.invoke({ payment: id })));

		expect(answers).toEqual(ids.map((id) => JSON.stringify([{ id, result: true }])));
		expect(sent('pay').map(({ id }) => id)).toEqual(ids);
	});

	it('creates two payments when it is called twice', async () => {
		const [tool] = await agentRun(sandbox, { Create: create });

		const answers = [
			await tool?.invoke({ deal: sampleIds.deal }),
			await tool?.invoke({ deal: sampleIds.deal }),
		];

		expect(sent('add')).toHaveLength(2);
		expect(new Set(answers).size).toBe(2);
	});

	describe('whose creation got no answer', () => {
		const unknown = /it is unknown whether it was added[^]*Check the payments of this deal/;

		it('tells the model so, and does not create it again in the same run', async () => {
			sandbox.faults.order({ kind: 'reset', process: 'before' });
			const [tool] = await agentRun(sandbox, { Create: create });

			expect(await tool?.invoke({ deal: sampleIds.deal })).toMatch(unknown);
			expect(await tool?.invoke({ deal: sampleIds.deal })).toMatch(unknown);

			expect(sent('add')).toHaveLength(1);
		});

		it('does not create it again by Retry On Fail', async () => {
			sandbox.faults.order({ kind: 'reset', process: 'before' });
			const retry = retryOnFail(3);
			const [tool] = await agentRun(sandbox, { Create: create }, retry);

			expect(await tool?.invoke({ deal: sampleIds.deal })).toMatch(unknown);

			expect(sent('add')).toHaveLength(1);
		});

		it('still creates one for another deal, and in another run', async () => {
			sandbox.faults.order({ kind: 'reset', process: 'before' });
			const [tool] = await agentRun(sandbox, { Create: create });
			expect(await tool?.invoke({ deal: sampleIds.deal })).toMatch(unknown);

			await tool?.invoke({ deal: sampleIds.dealWithoutPayments });
			const [other] = await agentRun(sandbox, { Create: create });
			await other?.invoke({ deal: sampleIds.deal });

			const { deal, dealWithoutPayments } = sampleIds;
			expect(sent('add').map(({ entityId }) => entityId)).toEqual([
				deal,
				dealWithoutPayments,
				deal,
			]);
		});
	});

	it('keeps two tools of one agent apart', async () => {
		const [one, two] = await agentRun(sandbox, { One: create, Two: create });
		sandbox.faults.order({ kind: 'reset', process: 'never' });

		expect(await one?.invoke({ deal: sampleIds.deal })).toMatch('unknown');
		await two?.invoke({ deal: sampleIds.deal });

		expect(sent('add')).toHaveLength(2);
	});

	it('takes the one unpaid payment of a deal anew in each call', async () => {
		const byDeal = locator(fromAi('deal'), 'deal');
		const [tool] = await agentRun(sandbox, { Pay: { ...pay, paymentId: byDeal } });

		await tool?.invoke({ deal: sampleIds.deal });

		expect(await tool?.invoke({ deal: sampleIds.deal })).toMatch(
			'Deal 13144 has no unpaid payment',
		);
		expect(sent('list')).toHaveLength(2);
	});
});
