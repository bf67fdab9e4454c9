import { payTool } from './harness/agent';
import { pay, setAgentScene, type AgentScene } from './harness/agent-scene';
import type { ToolCall } from './harness/model';
import type { NodeOf } from './harness/workflow';

const MISSING = '999999';

let scene: AgentScene;

beforeAll(async () => {
	scene = await setAgentScene();
});
beforeEach(() => scene.reset());
afterAll(async () => await scene.stop());

const unpay = (Payment: string): ToolCall => ({ tool: 'Unpay', given: { Payment } });
const unpayTool: NodeOf = { ...payTool({ parameters: { operation: 'unpay' } }), name: 'Unpay' };

describe('A model', () => {
	it('is offered the node as a tool with its name, its operation and what is to be filled in', async () => {
		const described = "={{ $fromAI('Payment', `The payment’s own ID`, 'string') }}";
		const paymentId = { __rl: true, mode: 'id', value: described };

		await scene.read([payTool({ parameters: { paymentId } })]);

		expect(scene.model.turns[0]?.tools).toMatchObject([
			{
				name: 'Pay',
				description: 'Mark payment as paid in Bitrix24',
				parameters: {
					properties: { Payment: { type: 'string', description: 'The payment’s own ID' } },
					required: ['Payment'],
				},
			},
		]);
	});

	it('pays a payment once, and reads that it is paid', async () => {
		expect(await scene.read([payTool()], [pay('1037')])).toEqual([[{ id: 1037, result: true }]]);

		expect(scene.sent()).toEqual([['pay', 1037]]);
		expect(scene.sandbox.store.payment(1037).paid).toBe('Y');
	});

	it('pays several in one turn', async () => {
		const answers = await scene.read([payTool()], [pay('1037'), pay(MISSING), pay('1038')]);

		expect(answers).toMatchObject([
			[{ id: 1037, result: true }],
			[{ error: expect.stringContaining('Payment has not been found') }],
			[{ id: 1038, result: true }],
		]);
		expect(scene.sent().map(([, id]) => id)).toEqual([1037, Number(MISSING), 1038]);
	});

	it('takes back what it paid, and pays it again', async () => {
		const done = [{ id: 1037, result: true }];

		const answers = await scene.read(
			[payTool(), unpayTool],
			[pay('1037')],
			[unpay('1037')],
			[pay('1037')],
		);

		expect(answers).toEqual([done, done, done]);
		expect(scene.sent()).toEqual([
			['pay', 1037],
			['unpay', 1037],
			['pay', 1037],
		]);
		expect(scene.sandbox.store.payment(1037).paid).toBe('Y');
	});

	it('reads Bitrix24’s own text and what to do where there is no such payment', async () => {
		const [[answer] = []] = await scene.read([payTool()], [pay(MISSING)]);

		expect(answer?.error).toBe(
			'Payment has not been found\n\nDetails: There is no payment with this id in the portal, or it was deleted. Check Payment: it takes the payment’s own id, not the id of its deal and not its number such as 3653/1.',
		);
	});

	it.each([
		['3653/1', /^Payment must be a whole number from 1 to \d+, not "3653\/1"\n\nDetails: /],
		['', /^Payment is empty \(it was given ""\)\n\nDetails: /],
	])('reads what is wrong with "%s", and nothing is sent', async (rubbish, words) => {
		const [[answer] = []] = await scene.read([payTool()], [pay(rubbish)]);

		expect(answer?.error).toMatch(words);
		expect(scene.sent()).toEqual([]);
	});
});
