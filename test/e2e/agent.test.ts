import { payTool } from './harness/agent-workflow';
import { callPay, useAgentFixture } from './harness/agent-fixture';
import type { ToolCall } from './harness/model';
import type { NodeDraft } from './harness/workflow';

const MISSING = '999999';

const fixture = useAgentFixture();

const unpay = (Payment: string): ToolCall => ({ tool: 'Unpay', given: { Payment } });
const unpayTool: NodeDraft = { ...payTool({ parameters: { operation: 'unpay' } }), name: 'Unpay' };

describe('A model', () => {
	it('is offered the node as a tool with its name, its operation and what is to be filled in', async () => {
		const described = "={{ $fromAI('Payment', `The payment’s own ID`, 'string') }}";
		const paymentId = { __rl: true, mode: 'id', value: described };

		await fixture.runAgent([payTool({ parameters: { paymentId } })]);

		expect(fixture.model.requests[0]?.tools).toMatchObject([
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
		expect(await fixture.runAgent([payTool()], [callPay('1037')])).toEqual([
			[{ id: 1037, result: true }],
		]);

		expect(fixture.sentCalls()).toEqual([['pay', 1037]]);
		expect(fixture.sandbox.store.payment(1037).paid).toBe('Y');
	});

	it('pays several in one turn', async () => {
		const answers = await fixture.runAgent(
			[payTool()],
			[callPay('1037'), callPay(MISSING), callPay('1038')],
		);

		expect(answers).toMatchObject([
			[{ id: 1037, result: true }],
			[{ error: expect.stringContaining('Payment has not been found') }],
			[{ id: 1038, result: true }],
		]);
		expect(fixture.sentCalls().map(([, id]) => id)).toEqual([1037, Number(MISSING), 1038]);
	});

	it('takes back what it paid, and pays it again', async () => {
		const done = [{ id: 1037, result: true }];

		const answers = await fixture.runAgent(
			[payTool(), unpayTool],
			[callPay('1037')],
			[unpay('1037')],
			[callPay('1037')],
		);

		expect(answers).toEqual([done, done, done]);
		expect(fixture.sentCalls()).toEqual([
			['pay', 1037],
			['unpay', 1037],
			['pay', 1037],
		]);
		expect(fixture.sandbox.store.payment(1037).paid).toBe('Y');
	});

	it('reads Bitrix24’s own text and what to do where there is no such payment', async () => {
		const [[answer] = []] = await fixture.runAgent([payTool()], [callPay(MISSING)]);

		expect(answer?.error).toBe(
			'Payment has not been found\n\nDetails: The payment does not exist in the portal, or it was deleted. Check Payment: it takes the payment ID, not the ID of its deal and not its number such as 3653/1. For those, choose By Deal ID or By Number.',
		);
	});

	it.each([
		[
			'3653/1',
			/^Payment must be a payment ID \(a number such as 1038\), not "3653\/1"\n\nDetails: /,
		],
		['', /^Payment is empty\n\nDetails: /],
	])('reads what is wrong with "%s", and nothing is sent', async (rubbish, words) => {
		const [[answer] = []] = await fixture.runAgent([payTool()], [callPay(rubbish)]);

		expect(answer?.error).toMatch(words);
		expect(fixture.sentCalls()).toEqual([]);
	});
});
