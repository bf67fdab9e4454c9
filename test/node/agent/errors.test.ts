import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import { sampleIds } from '../../sandbox';
import { portalText } from '../../support/portalText';
import { useSandbox } from '../../support/useSandbox';
import { CONTINUE, locator } from '../../support/engine/runNode';
import { agentRun } from './agentTools';

const HIDDEN = 'ag3nts';
const pay: INodeParameters = {
	resource: 'payment',
	operation: 'pay',
	paymentId: locator("={{ $fromAI('payment', '', 'string') }}"),
};

describe('What a model reads when the node as a tool fails', () => {
	const sandbox = useSandbox({ secret: HIDDEN });
	const words = async (payment: string, settings?: Partial<INode>) => {
		const [tool] = await agentRun(sandbox, { Pay: pay }, settings);
		const [answer] = JSON.parse((await tool?.invoke({ payment })) ?? '[]') as IDataObject[];
		return answer;
	};

	it('has the words of Bitrix24 and what to do', async () => {
		const read = String((await words(String(sampleIds.missing)))?.error);

		const text = portalText(sandbox, 'paymentNotFound');
		expect(read.startsWith(`${text}\n\nDetails: `)).toBe(true);
		expect(read).toMatch(/the payment does not exist.*\. Check Payment: /i);
	});

	it('has both where the workflow continues, too', async () => {
		const answer = await words(String(sampleIds.denied), CONTINUE);

		expect(answer).toMatchObject({
			error: 'Access denied',
			details: { code: 'ACCESS_DENIED', description: expect.stringContaining('permissions') },
		});
	});

	it('says what is wrong with what the model gave, before anything is sent', async () => {
		expect((await words('3653/1'))?.error).toMatch(
			/^Payment must be a payment ID \(a number such as 1038\), not "3653\/1"/,
		);
		expect(sandbox.journal.entries).toEqual([]);
	});

	it('never has the webhook’s secret', async () => {
		sandbox.faults.order({ kind: 'error', code: 'X', text: `No /rest/1/${HIDDEN}/` });

		const answer = (await words(String(sampleIds.unpaid)))?.error;

		expect(answer).toMatch(/^No \/rest\/1\/…\//);
		expect(answer).not.toContain(HIDDEN);
	});
});
