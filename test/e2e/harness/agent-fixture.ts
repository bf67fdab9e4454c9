import type { IDataObject } from 'n8n-workflow';

import { agentWorkflow } from './agent-workflow';
import { useFixture, type Fixture } from './fixture';
import { callInTurns, startModel, toolResultsIn, type Model, type ToolCall } from './model';
import type { NodeDraft } from './workflow';

/** The fixture of a test file with a model that its agents talk to. */
export interface AgentFixture extends Fixture {
	model: Model;
	/** Has an agent call its tools in these turns; what the model has read of them in the end. */
	runAgent(tools: NodeDraft[], ...turns: ToolCall[][]): Promise<IDataObject[][]>;
	/** What was sent to the portal, the oldest first: methods of payments, and the ids. */
	sentCalls(): unknown[][];
}

/** Calls the tool of agent-workflow.ts with an id. */
export const callPay = (Payment: string): ToolCall => ({ tool: 'Pay', given: { Payment } });

async function runAgent({ model, run, sandbox }: AgentFixture, tools: NodeDraft[]) {
	const execution = await run(agentWorkflow(tools));
	const last = model.requests.at(-1);
	const answers = last === undefined ? [] : toolResultsIn(last);
	expect(execution.status).toBe('success');
	// The agent ends with what the model says, which is what it has read.
	expect(execution.json('AI Agent')).toEqual([{ output: answers.join('\n') }]);
	expect(JSON.stringify(execution)).not.toContain(sandbox.secret);
	return answers.map((answer) => JSON.parse(String(answer)) as IDataObject[]);
}

/** useFixture() with a model, and a credential for it. */
export function useAgentFixture(): AgentFixture {
	const fixture = useFixture() as AgentFixture;
	beforeAll(async () => {
		fixture.model = await startModel();
		const data = { apiKey: 'none', url: fixture.model.url };
		await fixture.useCredential({ name: 'Scripted model', type: 'openAiApi', data });
	});
	beforeEach(() => void (fixture.model.requests.length = 0));
	afterAll(async () => await fixture.model.stop());
	return Object.assign(fixture, {
		async runAgent(tools: NodeDraft[], ...turns: ToolCall[][]) {
			fixture.model.reply = callInTurns(...turns);
			return await runAgent(fixture, tools);
		},
		sentCalls: () =>
			fixture.sandbox.journal.entries.map(({ method, parameters }) => [
				method.replace('crm.item.payment.', ''),
				parameters.id,
			]),
	});
}
