import type { IDataObject } from 'n8n-workflow';

import { agentWorkflow } from './agent-workflow';
import { toolResultsIn, callInTurns, startModel, type Model, type ToolCall } from './model';
import { setUpFixture, type Fixture } from './fixture';
import type { NodeDraft } from './workflow';

/** The fixture of a test file with a model that its agents talk to. */
export interface AgentFixture extends Fixture {
	model: Model;
	/** Has an agent call its tools in these turns; what the model has read of them in the end. */
	runAgent(tools: NodeDraft[], ...turns: ToolCall[][]): Promise<IDataObject[][]>;
	/** What was sent to the portal, the oldest first: methods of payments, and the ids. */
	sentCalls(): unknown[][];
	/** Back to the start, before each test. */
	reset(): void;
}

/** Calls the tool of agent-workflow.ts with an id. */
export const callPay = (Payment: string): ToolCall => ({ tool: 'Pay', given: { Payment } });

/** Sets up the fixture, with a credential for the model. */
export async function setUpAgentFixture(): Promise<AgentFixture> {
	const fixture = await setUpFixture();
	const model = await startModel();
	const data = { apiKey: 'none', url: model.url };
	await fixture.useCredential({ name: 'Scripted model', type: 'openAiApi', data });

	async function runAgent(tools: NodeDraft[], ...turns: ToolCall[][]): Promise<IDataObject[][]> {
		model.reply = callInTurns(...turns);
		const execution = await fixture.run(agentWorkflow(tools));
		const last = model.requests.at(-1);
		const answers = last === undefined ? [] : toolResultsIn(last);
		expect(execution.status).toBe('success');
		// The agent ends with what the model says, which is what it has read.
		expect(execution.json('AI Agent')).toEqual([{ output: answers.join('\n') }]);
		expect(JSON.stringify(execution)).not.toContain(fixture.sandbox.secret);
		return answers.map((answer) => JSON.parse(String(answer)) as IDataObject[]);
	}

	return {
		...fixture,
		model,
		runAgent,
		sentCalls: () =>
			fixture.sandbox.journal.entries.map(({ method, parameters }) => [
				method.replace('crm.item.payment.', ''),
				parameters.id,
			]),
		reset() {
			fixture.sandbox.reset();
			model.requests.length = 0;
		},
		async stop() {
			await model.stop();
			await fixture.stop();
		},
	};
}
