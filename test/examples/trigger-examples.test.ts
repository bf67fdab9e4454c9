import type { INodeParameters } from 'n8n-workflow';
import { sampleIds } from '../sandbox';
import { TRIGGER } from '../support/engine';
import { oAuthCredentialsFor } from '../support/engine/oauthCredentials';
import { useSandbox } from '../support/useSandbox';
import { useWorkflows } from '../support/useWorkflows';
import { exampleNamed, runExample } from './example';

const sandbox = useSandbox();
const workflows = useWorkflows(sandbox);

/** Activates an example, lets something happen in the portal, and runs the example for it. */
async function runFor(name: string, happens: () => void, start?: string) {
	const file = exampleNamed(name);
	const trigger = file.nodes.find(({ type }) => type === TRIGGER);
	const { parameters } = trigger as { parameters: INodeParameters };
	const store = oAuthCredentialsFor(sandbox);
	const instance = await workflows.application(parameters, { store });
	happens();
	await workflows.settled();
	expect(instance.failed).toEqual([]);
	return await runExample(sandbox, file, instance.items, store, { start });
}

describe('examples/payment-paid-move-deal.json', () => {
	it('moves just the deal of the payment that was paid, and says so', async () => {
		const deal = sandbox.store.addDeal({ title: 'Chairs' });
		const other = sandbox.store.addDeal();
		const { id } = sandbox.store.addPayment({ entityId: deal.id, sum: 1200.5 });
		sandbox.store.addPayment({ entityId: other.id });

		const result = await runFor('payment-paid-move-deal.json', () => sandbox.person.pay(id));

		expect(result.status).toBe('success');
		expect(sandbox.store.deals.get(deal.id)?.stageId).toBe('WON');
		expect(sandbox.store.deals.get(other.id)?.stageId).toBe('NEW');
		expect(result.json('Message')).toEqual([{ text: `Deal ${deal.id} is paid: 1200.5 RUB` }]);
	});
});

describe('examples/wait-until-paid-with-trigger.json', () => {
	const name = 'wait-until-paid-with-trigger.json';

	it('creates a payment and writes a message with its link', async () => {
		const store = oAuthCredentialsFor(sandbox);
		const start = 'When clicking ‘Execute workflow’';

		const { json, status } = await runExample(sandbox, exampleNamed(name), [{}], store, { start });

		expect(status).toBe('success');
		const id = [...sandbox.store.payments.keys()].at(-1);
		const text = `Please pay 96899.00 RUB here: https://sandbox.bitrix24.site/~pay${id}`;
		expect(json('Message')).toEqual([{ paymentId: id, text }]);
		expect(json('Thanks')).toEqual([]);
	});

	it('writes a message of thanks once the client has paid, and of a payment of an invoice none', async () => {
		const { accountNumber, id } = sandbox.store.addPayment({ entityId: 13144, sum: 1200.5 });

		const { json, status } = await runFor(
			name,
			() => {
				sandbox.person.pay(id);
				sandbox.person.pay(sampleIds.unpaidOfInvoice);
			},
			'Payment paid',
		);

		expect(status).toBe('success');
		const text = `We have received your payment ${accountNumber} of 1200.50 RUB. Thank you!`;
		expect(json('Thanks')).toEqual([{ paymentId: id, text }]);
		expect(json('Message')).toEqual([]);
	});
});

describe('examples/payment-unpaid-alert.json', () => {
	it('tells of a payment that is marked as not paid, and of one that is deleted', async () => {
		const paid = sandbox.store.addPayment({ paid: 'Y', sum: 40 });
		const gone = sandbox.store.addPayment();

		const { json } = await runFor('payment-unpaid-alert.json', () => {
			sandbox.person.unpay(paid.id);
			sandbox.person.delete(gone.id);
		});

		const { host } = new URL(sandbox.url);
		expect(
			json('Alert')
				.map(({ text }) => text)
				.sort(),
		).toEqual([
			`Payment ${gone.id} was deleted (${host})`,
			`Payment ${paid.accountNumber} of 40 RUB is marked as not paid (${host})`,
		]);
	});
});
