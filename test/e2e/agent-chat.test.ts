import type { IDataObject } from 'n8n-workflow';

import { agentWorkflow, chat, payTool } from './harness/agent';
import { pay, setAgentScene, type AgentScene } from './harness/agent-scene';
import { answersOf, inTurns, type Told } from './harness/model';
import { until } from './harness/until';
import type { NodeOf } from './harness/workflow';

const MISSING = '999999';

let scene: AgentScene;

beforeAll(async () => {
	scene = await setAgentScene();
});
beforeEach(() => scene.reset());
afterAll(async () => await scene.stop());

describe('An agent', () => {
	it('does not add a payment a second time where nobody can tell whether the first was added', async () => {
		const adding = (Deal: string) => ({ tool: 'Create', given: { Deal } });
		const parameters = {
			operation: 'create',
			entityTypeId: 2,
			entityId: { __rl: true, mode: 'id', value: "={{ $fromAI('Deal', ``, 'string') }}" },
		};
		const create: NodeOf = { ...payTool({ parameters }), name: 'Create' };
		scene.sandbox.faults.order({ kind: 'reset', process: 'before' });
		const once = adding('13145');

		const answers = await scene.read([create], [once], [once], [adding('13146')]);

		const unknown = { error: expect.stringContaining('nobody can tell whether it was added') };
		expect(answers).toMatchObject([[unknown], [unknown], [{ id: expect.any(Number) }]]);
		const added = scene.sandbox.journal.entries.map(({ parameters: { entityId } }) => entityId);
		expect(added).toEqual([13145, 13146]);
	});

	it('pays in a public chat as well, and tells the person there what it has read', async () => {
		const { api } = scene;
		scene.model.script = inTurns([pay('1037')], [pay(MISSING)]);
		const workflow = await scene.add(agentWorkflow([payTool()], chat('paying')));
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

		const said = answer.split('\n').filter((line) => line.startsWith('{"type":"item"'));
		expect(said.map((line) => (JSON.parse(line) as IDataObject).content).join('')).toBe(
			answersOf(scene.model.turns[2] as Told).join('\n'),
		);
		expect(said.join('')).toMatch(/1037.+true.+Payment has not been found.+There is no payment/);
		expect(scene.sent()).toEqual([
			['pay', 1037],
			['pay', Number(MISSING)],
		]);
	});
});
