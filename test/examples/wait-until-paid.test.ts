import type { IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';
import { standIns } from '../support/engine/standIns';
import { credentialsFor } from '../support/engine/runNode';
import { useSandbox } from '../support/useSandbox';
import { exampleNamed, runExample, setField } from './example';

const WAIT = 'n8n-nodes-base.wait';

const sandbox = useSandbox();
const file = exampleNamed('wait-until-paid.json');

/** Wait, of which each day is over at once; something may happen on a day. */
function waiting(happens: (day: number) => void): Record<string, INodeType> {
	let day = 0;
	const wait: INodeType = {
		description: (standIns[WAIT] as INodeType).description,
		async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
			day += 1;
			happens(day);
			return [this.getInputData()];
		},
	};
	return { [WAIT]: wait };
}

const run = async (happens: (day: number) => void, deals = [13144]) => {
	const copy = structuredClone(file);
	setField(copy, 'Deal', `={{ [${deals.join(', ')}][$itemIndex] }}`);
	for (const node of copy.nodes) if (node.retryOnFail === true) node.waitBetweenTries = 1;
	const input = deals.map(() => ({}));
	const nodes = waiting(happens);
	return await runExample(sandbox, copy, input, credentialsFor(sandbox), { nodes });
};

const created = () => [...sandbox.store.payments.values()].at(-1);
const link = () => `https://sandbox.bitrix24.site/~pay${created()?.id}`;
const timesRead = () => sandbox.journal.calls('crm.item.payment.get').length;

describe('examples/wait-until-paid.json', () => {
	it('creates a payment, sends its link, and goes on once the client has paid', async () => {
		const {
			json,
			run: all,
			status,
		} = await run((day) => {
			if (day === 3) sandbox.person.pay(Number(created()?.id));
		});

		expect(status).toBe('success');
		expect(json('Message')).toEqual([
			{ paymentId: created()?.id, text: `Please pay 96899.00 RUB here: ${link()}` },
		]);
		expect(json('Paid')).toEqual([
			{ paymentId: created()?.id, text: `Payment ${created()?.accountNumber} is paid` },
		]);
		expect(json('Not paid')).toEqual([]);
		const { runData } = all.data.resultData;
		expect(runData.Reminder).toHaveLength(2);
		expect(json('Reminder')).toEqual([
			{ paymentId: created()?.id, text: `Please pay 96899.00 RUB here: ${link()}` },
		]);
	});

	it('stops after seven days, with six reminders, and has changed nothing more', async () => {
		const { json, run: all, status } = await run(() => undefined);

		expect(status).toBe('success');
		expect(json('Paid')).toEqual([]);
		expect(json('Not paid')).toEqual([
			{
				paymentId: created()?.id,
				text: `Payment ${created()?.accountNumber} is still not paid after seven days`,
			},
		]);
		const { runData } = all.data.resultData;
		expect(runData.Reminder).toHaveLength(6);
		expect(runData['Wait a day']).toHaveLength(7);
		expect(created()?.paid).toBe('N');
	});

	it('waits for several deals at once, each with its own payment and its own link', async () => {
		const { json, run: all } = await run(
			(day) => {
				const [first] = [...sandbox.store.payments.values()].slice(-2);
				if (day === 2) sandbox.person.pay(Number(first?.id));
			},
			[13144, 13149],
		);

		const [first, second] = [...sandbox.store.payments.values()].slice(-2);
		const paid = all.data.resultData.runData.Paid?.flatMap(({ data }) => data?.main?.[0] ?? []);
		expect(paid?.map((item) => item.json.paymentId)).toEqual([first?.id]);
		expect(json('Not paid')).toMatchObject([{ paymentId: second?.id }]);
		expect(json('Reminder')).toEqual([
			{
				paymentId: second?.id,
				text: `Please pay 30000.00 RUB here: https://sandbox.bitrix24.site/~pay${second?.id}`,
			},
		]);
	});

	it('says so where the payment is deleted meanwhile, and reminds nobody any more', async () => {
		let id = 0;
		const {
			json,
			run: all,
			status,
		} = await run((day) => {
			id ||= Number(created()?.id);
			if (day === 2) sandbox.person.delete(id);
		});

		expect(status).toBe('success');
		expect(json('To check')).toEqual([{ text: expect.stringMatching(`^${id}: .+`) }]);
		expect(all.data.resultData.runData.Reminder).toHaveLength(1);
		expect(timesRead()).toBeGreaterThan(1);
	});
});
