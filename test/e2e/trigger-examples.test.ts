import type { Execution } from './harness/execution';
import { useFixture } from './harness/fixture';
import { connectedCredential } from './harness/sandbox-credentials';
import { until } from './harness/until';
import { example } from './harness/workflow';

const SAVED = 'ONPAYMENTENTITYSAVED';
const DELETED = 'ONPAYMENTDELETED';

const fixture = useFixture();

/**
 * Imports an example and lets it wait for what happens in the portal.
 *
 * @param events what it binds, for each of which something happens
 * @returns the executions that come of it
 */
async function executionsFor(
	name: string,
	events: string[],
	happens: () => void,
): Promise<Execution[]> {
	const { api, sandbox } = fixture;
	await fixture.useCredential(connectedCredential(sandbox));
	const workflow = await fixture.add(example(name));
	const { handlers } = sandbox.events;
	await api.activate(workflow);
	const bound = () => handlers.list.map(({ event }) => event).sort();
	await until(() => bound().join() === events.join(), `${events.join()} was not bound`);
	happens();
	const found = async () => await api.executionsOf(workflow);
	await until(async () => (await found()).length >= events.length, 'it was not run for each');
	await api.deactivate(workflow);
	await until(() => handlers.list.length === 0, 'it was not unbound');
	return await Promise.all((await found()).map(async ({ id }) => await api.waitForEnd(id)));
}

describe('An example that the portal starts, imported into n8n and activated', () => {
	it('payment-paid-move-deal moves just the deal of the payment that was paid, and says so', async () => {
		const { store, person } = fixture.sandbox;
		const deal = store.addDeal({ title: 'Chairs' });
		const other = store.addDeal();
		const { id } = store.addPayment({ entityId: deal.id, sum: 1200.5 });
		store.addPayment({ entityId: other.id });

		const all = await executionsFor('payment-paid-move-deal', [SAVED], () => person.pay(id));

		expect(all.map(({ status, mode }) => [status, mode])).toEqual([['success', 'webhook']]);
		expect(all[0]?.json('Message')).toEqual([{ text: `Deal ${deal.id} is paid: 1200.5 RUB` }]);
		expect(store.deals.get(deal.id)?.stageId).toBe('WON');
		expect(store.deals.get(other.id)?.stageId).toBe('NEW');
	});

	it('wait-until-paid-with-trigger writes a message of thanks for a payment that was paid', async () => {
		const { store, person } = fixture.sandbox;
		const { accountNumber, id } = store.addPayment({ entityId: 13144, sum: 1200.5 });

		const all = await executionsFor('wait-until-paid-with-trigger', [SAVED], () => person.pay(id));

		expect(all.map(({ status, mode }) => [status, mode])).toEqual([['success', 'webhook']]);
		expect(all[0]?.json('Thanks')).toEqual([
			{
				paymentId: id,
				text: `We have received your payment ${accountNumber} of 1200.50 RUB. Thank you!`,
			},
		]);
		expect(all[0]?.runs('Message')).toBe(0);
	});

	it('payment-unpaid-alert tells of a payment that is marked as not paid, and of one that is deleted', async () => {
		const { store, person, url } = fixture.sandbox;
		const paid = store.addPayment({ paid: 'Y', sum: 40 });
		const gone = store.addPayment();

		const all = await executionsFor('payment-unpaid-alert', [DELETED, SAVED], () => {
			person.unpay(paid.id);
			person.delete(gone.id);
		});

		const { host } = new URL(url);
		expect(all.map(({ status }) => status)).toEqual(['success', 'success']);
		expect(all.map(({ json }) => json('Alert')[0]?.text).sort()).toEqual([
			`Payment ${gone.id} was deleted (${host})`,
			`Payment ${paid.accountNumber} of 40 RUB is marked as not paid (${host})`,
		]);
	});
});
