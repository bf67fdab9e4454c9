import type { IDataObject } from 'n8n-workflow';

import { agentWorkflow } from './agent';
import { answersOf, inTurns, startModel, type Model, type ToolCall } from './model';
import { setScene, type Scene } from './scene';
import type { NodeOf } from './workflow';

/** The scene of a test file with a model that its agents talk to. */
export interface AgentScene extends Scene {
	model: Model;
	/** Has an agent call its tools in these turns; what the model has read of them in the end. */
	read(tools: NodeOf[], ...turns: ToolCall[][]): Promise<IDataObject[][]>;
	/** What was sent to the portal, the oldest first: methods of payments, and the ids. */
	sent(): unknown[][];
	/** Back to the start, before each test. */
	reset(): void;
}

/** The tools of agent.ts, called with an id. */
export const pay = (Payment: string): ToolCall => ({ tool: 'Pay', given: { Payment } });

/** Sets the scene, with a credential for the model. */
export async function setAgentScene(): Promise<AgentScene> {
	const scene = await setScene();
	const model = await startModel();
	const data = { apiKey: 'none', url: model.url };
	await scene.choose({ name: 'Scripted model', type: 'openAiApi', data });

	async function read(tools: NodeOf[], ...turns: ToolCall[][]): Promise<IDataObject[][]> {
		model.script = inTurns(...turns);
		const execution = await scene.run(agentWorkflow(tools));
		const last = model.turns.at(-1);
		const answers = last === undefined ? [] : answersOf(last);
		expect(execution.status).toBe('success');
		// The agent ends with what the model says, which is what it has read.
		expect(execution.json('AI Agent')).toEqual([{ output: answers.join('\n') }]);
		expect(JSON.stringify(execution)).not.toContain(scene.sandbox.secret);
		return answers.map((answer) => JSON.parse(String(answer)) as IDataObject[]);
	}

	return {
		...scene,
		model,
		read,
		sent: () =>
			scene.sandbox.journal.entries.map(({ method, parameters }) => [
				method.replace('crm.item.payment.', ''),
				parameters.id,
			]),
		reset() {
			scene.sandbox.reset();
			model.turns.length = 0;
		},
		async stop() {
			await model.stop();
			await scene.stop();
		},
	};
}
