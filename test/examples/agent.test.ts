import type { IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';
import { sampleIds } from '../sandbox';
import { standIns } from '../support/engine/standIns';
import { credentialsFor } from '../support/engine/runNode';
import { useSandbox } from '../support/useSandbox';
import { exampleNamed, runExample } from './example';

const WAIT = 'n8n-nodes-base.wait';

const sandbox = useSandbox();
const file = exampleNamed('agent-answers-about-payments.json');
const { unpaid } = sampleIds;

/** Wait, in whose form a person has chosen this; nothing where nobody did within the time. */
const decided = (Decision?: string, happens = () => {}): Record<string, INodeType> => ({
	[WAIT]: {
		description: (standIns[WAIT] as INodeType).description,
		async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
			happens();
			return [Decision === undefined ? this.getInputData() : [{ json: { Decision } }]];
		},
	},
});

const says = (payPaymentId?: number) => [
	{ output: { answer: 'A person has to approve it.', ...(payPaymentId && { payPaymentId }) } },
];

const run = async (input: ReturnType<typeof says>, nodes: Record<string, INodeType>) =>
	await runExample(sandbox, file, input, credentialsFor(sandbox), { nodes });

const paidCalls = () => sandbox.journal.calls('crm.item.payment.pay');

describe('examples/agent-answers-about-payments.json', () => {
	it('gives the agent tools that only read', () => {
		const tools = Object.entries(file.connections)
			.filter(([, { ai_tool: tool }]) => tool !== undefined)
			.map(([name]) => file.nodes.find((node) => node.name === name)?.parameters.operation);

		expect(tools).toEqual(['getAll', 'getPublicUrl']);
	});

	it('pays nothing where nobody asked it to', async () => {
		const { json, status } = await run(says(), decided('Approve'));

		expect(status).toBe('success');
		expect(json('Answer')).toHaveLength(1);
		expect(sandbox.journal.entries).toEqual([]);
	});

	it('asks a person with the facts of the payment, and pays once that person has approved', async () => {
		const { json, status } = await run(says(unpaid), decided('Approve'));

		expect(status).toBe('success');
		expect(json('Request for approval')).toEqual([
			{
				text: expect.stringMatching(
					/^Mark payment 3653\/2 of 80499\.00 RUB as paid\? Decide here: .+/,
				),
			},
		]);
		expect(json('Pay payment')).toMatchObject([{ id: unpaid, result: true, paid: 'Y' }]);
		expect(paidCalls()).toHaveLength(1);
	});

	it.each([
		['refuses', decided('Refuse')],
		['does not decide within a day', decided()],
	])('pays nothing where that person %s', async (_name, nodes) => {
		const { json } = await run(says(unpaid), nodes);

		expect(json('Pay payment')).toEqual([]);
		expect(paidCalls()).toEqual([]);
	});

	it('pays nothing where the sum is another one than that person has read', async () => {
		const { status } = await run(
			says(unpaid),
			decided('Approve', () => void (sandbox.store.payment(unpaid).sum = 1)),
		);

		expect(status).toBe('error');
		expect(sandbox.store.payment(unpaid).paid).toBe('N');
		expect(paidCalls()).toEqual([]);
	});
});
