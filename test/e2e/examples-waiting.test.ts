import type { INode } from 'n8n-workflow';
import { sampleIds } from '../sandbox';
import type { WorkflowFile } from '../support/engine';
import { useAgentFixture } from './harness/agent-fixture';
import type { Execution } from './harness/execution';
import { toolResultsIn, type ModelReply, type ModelRequest } from './harness/model';
import { until } from './harness/until';
import { example } from './harness/workflow';

const fixture = useAgentFixture();
const { deal, unpaid } = sampleIds;

const withNode = (file: WorkflowFile, name: string, change: Partial<INode>): WorkflowFile => ({
	...file,
	nodes: file.nodes.map((node) =>
		node.name === name
			? { ...node, ...change, parameters: { ...node.parameters, ...change.parameters } }
			: node,
	),
});

const created = () => [...fixture.sandbox.store.payments.values()].at(-1);
const timesRead = () => fixture.sandbox.journal.calls('crm.item.payment.get').length;

describe('wait-until-paid, with days of a second', () => {
	const file = withNode(example('wait-until-paid'), 'Wait a day', {
		parameters: { amount: 1, unit: 'seconds' },
	});

	it('reminds until the client has paid, and goes on then', async () => {
		const before = timesRead();
		const running = fixture.run(file);
		await until(() => timesRead() > before + 1, 'the payment was not read');
		fixture.sandbox.person.pay(Number(created()?.id));

		const { json, runs, status } = await running;

		expect(status).toBe('success');
		expect(runs('Reminder')).toBeGreaterThan(0);
		expect(json('Reminder')).toEqual([
			{
				paymentId: created()?.id,
				text: `Please pay 96899.00 RUB here: https://sandbox.bitrix24.site/~pay${created()?.id}`,
			},
		]);
		expect(json('Paid')).toMatchObject([{ paymentId: created()?.id }]);
	});

	it('stops after seven of them', async () => {
		const { json, runs, status } = await fixture.run(file);

		expect([status, runs('Reminder'), runs('Wait a day')]).toEqual(['success', 6, 7]);
		expect(json('Not paid')).toMatchObject([{ paymentId: created()?.id }]);
		expect(created()?.paid).toBe('N');
	});
});

describe('agent-answers-about-payments', () => {
	const FINAL = 'format_final_json_response';

	/** Calls the tools of the example in turn, and ends with this answer. */
	function answering(answer: string, payPaymentId?: number) {
		return (request: ModelRequest): ModelReply => {
			const given = toolResultsIn(request);
			if (given.length === 0) return [{ tool: 'Payments_of_a_deal', given: { Deal_ID: deal } }];
			if (given.length === 1) return [{ tool: 'Payment_link', given: { Payment_ID: unpaid } }];
			const output = { answer, ...(payPaymentId !== undefined && { payPaymentId }) };
			return [{ tool: FINAL, given: { output } }];
		};
	}

	/** Says this in the chat of the example; its answer, and the execution that it has started. */
	async function say(chatInput: string) {
		const { api } = fixture;
		const file = withNode(example('agent-answers-about-payments'), 'Chat', {
			parameters: { public: true, mode: 'webhook' },
		});
		const workflow = await fixture.add(file);
		await api.activate(workflow);
		const { webhookId } = workflow.nodes.find(({ name }) => name === 'Chat') as INode;
		let answer = '';
		await until(async () => {
			const response = await fetch(`${api.url}/webhook/${webhookId}/chat`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ action: 'sendMessage', sessionId: workflow.id, chatInput }),
			});
			answer = await response.text();
			return response.status !== 404;
		}, 'the chat did not open');
		await api.deactivate(workflow);
		const [execution] = await api.executionsOf(workflow);
		return { answer: JSON.parse(answer) as { output: string }, id: execution?.id ?? '' };
	}

	/** Waits until an execution asks a person, and opens the form as that person does. */
	async function decide(id: string, decision: string): Promise<Execution> {
		const { api } = fixture;
		let text: unknown;
		await until(async () => {
			const { status, json } = await api.execution(id);
			text = json('Request for approval')[0]?.text;
			return status === 'waiting';
		}, 'nobody was asked');
		expect(text).toMatch(/^Mark payment 3653\/2 of 80499\.00 RUB as paid\? Decide here: http/);
		const { pathname, search } = new URL(String(text).split('here: ')[1] ?? '');
		const form = await fetch(api.url + pathname + search);
		expect(await form.text()).toContain('Mark a payment as paid in Bitrix24');
		expect(fixture.sandbox.store.payment(unpaid).paid).toBe('N');
		const body = new FormData();
		body.append('field-0', decision);
		const sent = await fetch(api.url + pathname + search, { method: 'POST', body });
		expect(sent.status).toBe(200);
		return await api.waitForEnd(id);
	}

	it('answers whether a deal is paid and with the link, and can’t pay', async () => {
		fixture.model.reply = answering('Not yet. Pay here.');

		const { answer, id } = await say(`Has deal ${deal} been paid? Send me the link`);

		expect(answer).toEqual({ output: 'Not yet. Pay here.' });
		expect((await fixture.api.waitForEnd(id)).status).toBe('success');
		const [payments, link] = toolResultsIn(fixture.model.requests.at(-1) as ModelRequest);
		expect(String(payments)).toContain('"paid":"N"');
		expect(String(link)).toContain(`https://sandbox.bitrix24.site/~pay${unpaid}`);
		const offered = fixture.model.requests[0]?.tools.map(({ name }) => name);
		expect(offered?.sort()).toEqual(['Payment_link', 'Payments_of_a_deal', FINAL]);
		expect(fixture.sandbox.store.payment(unpaid).paid).toBe('N');
	});

	it.each([
		['Approve', 'Y'],
		['Refuse', 'N'],
	])('where a person chooses %s the payment reads as paid %s', async (decision, paid) => {
		fixture.model.reply = answering('A person has to approve it.', unpaid);

		const { answer, id } = await say(`The client of deal ${deal} has paid in cash`);
		expect(answer).toEqual({ output: 'A person has to approve it.' });
		const { status } = await decide(id, decision);

		expect(status).toBe('success');
		expect(fixture.sandbox.store.payment(unpaid).paid).toBe(paid);
	});
});
