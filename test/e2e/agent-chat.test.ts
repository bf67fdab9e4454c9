import type { IDataObject } from 'n8n-workflow';

import { agentWorkflow, chat, payTool } from './harness/agent-workflow';
import { callPay, useAgentFixture } from './harness/agent-fixture';
import { toolResultsIn, callInTurns, type ModelRequest } from './harness/model';
import { until } from './harness/until';
import type { NodeDraft } from './harness/workflow';

const MISSING = '999999';

const fixture = useAgentFixture();

describe('An agent', () => {
	it('does not add a payment a second time where it is unknown whether the first was added', async () => {
		const adding = (Deal: string) => ({ tool: 'Create', given: { Deal } });
		const parameters = {
			operation: 'create',
			fill: 'none',
			entityTypeId: 2,
			dealId: { __rl: true, mode: 'id', value: "={{ $fromAI('Deal', ``, 'string') }}" },
		};
		const create: NodeDraft = { ...payTool({ parameters }), name: 'Create' };
		fixture.sandbox.faults.order({ kind: 'reset', process: 'before' });
		const once = adding('13145');

		const answers = await fixture.runAgent([create], [once], [once], [adding('13146')]);

		const unknown = { error: expect.stringContaining('it is unknown whether it was added') };
		expect(answers).toMatchObject([[unknown], [unknown], [{ id: expect.any(Number) }]]);
		const added = fixture.sandbox.journal.entries.map(({ parameters: { entityId } }) => entityId);
		expect(added).toEqual([13145, 13146]);
	});

	it('pays in a public chat as well, and tells the person there what it has read', async () => {
		const { api } = fixture;
		fixture.model.reply = callInTurns([callPay('1037')], [callPay(MISSING)]);
		const workflow = await fixture.add(agentWorkflow([payTool()], chat('paying')));
		await api.activate(workflow);
		const say = { action: 'sendMessage', sessionId: '1', chatInput: 'Pay 1037' };
		let answer = '';
		await until(async () => {
			const response = await fetch(`${api.url}/webhook/paying/chat`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(say),
			});
			answer = await response.text();
			return response.status !== 404;
		}, 'the chat did not open');
		await api.deactivate(workflow);

		const items = answer.split('\n').filter((line) => line.startsWith('{"type":"item"'));
		expect(items.map((line) => (JSON.parse(line) as IDataObject).content).join('')).toBe(
			toolResultsIn(fixture.model.requests[2] as ModelRequest).join('\n'),
		);
		expect(items.join('')).toMatch(
			/1037.+true.+Payment has not been found.+The payment does not exist/,
		);
		expect(fixture.sentCalls()).toEqual([
			['pay', 1037],
			['pay', Number(MISSING)],
		]);
	});
});
