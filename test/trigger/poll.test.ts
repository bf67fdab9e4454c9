import { TestCredentials } from '../engine/credentials';
import { Instance, POLL_TRIGGER } from '../engine/trigger';
import { credentialsFor } from '../engine/workflow';
import { startSandbox, type Sandbox } from '../sandbox';
import { settled, withWebhook } from './trigger';

const EVENTS = [
	'paymentCreated',
	'paymentDeleted',
	'paymentPaid',
	'paymentUnpaid',
	'paymentUpdated',
];

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
beforeEach(() => sandbox.reset());
afterAll(async () => await sandbox.stop());

async function polling(parameters = {}): Promise<Instance> {
	const credentials = new TestCredentials(credentialsFor(sandbox));
	const setup = {
		type: POLL_TRIGGER,
		parameters: {
			authentication: 'webhook',
			events: EVENTS,
			watch: 'all',
			options: { lookBack: 3650 },
			...parameters,
		},
	};
	return await new Instance(credentials, [setup]).start();
}

describe('Bitrix24 Payment Poll Trigger', () => {
	it('starts nothing at its first look, and then once for each change', async () => {
		const instance = await polling();
		const taken = sandbox.store.addPayment({ paid: 'Y' });
		const gone = sandbox.store.addPayment();
		await instance.poll();
		expect(instance.events).toEqual([]);

		sandbox.person.pay(1037);
		sandbox.person.unpay(taken.id);
		sandbox.person.change(1038, { sum: 7 });
		sandbox.person.delete(gone.id);
		const { id } = sandbox.person.add();
		await instance.poll();
		await instance.poll();

		expect(instance.events.sort()).toEqual([
			`paymentCreated ${id}`,
			`paymentDeleted ${gone.id}`,
			'paymentPaid 1037',
			`paymentUnpaid ${taken.id}`,
			'paymentUpdated 1038',
		]);
		expect(instance.started).toHaveLength(1);
		await instance.stop();
	});

	it('knows after a restart of n8n what it knew before', async () => {
		const instance = await polling();
		await instance.poll();
		instance.restart();
		sandbox.person.pay(1037);
		await instance.poll();
		instance.restart();
		await instance.poll();
		expect(instance.events).toEqual(['paymentPaid 1037']);
		await instance.stop();
	});

	it('leaves everything as it was when a look fails, and catches up at the next one', async () => {
		const instance = await polling();
		await instance.poll();
		sandbox.person.pay(1037);
		sandbox.settings.scopes = ['crm'];
		await expect(instance.poll()).rejects.toMatchObject({
			context: { code: 'insufficient_scope' },
		});
		sandbox.settings.scopes = ['crm', 'sale'];
		await instance.poll();
		expect(instance.events).toEqual(['paymentPaid 1037']);
		await instance.stop();
	});

	it('watches the payments of given deals with the scope crm alone', async () => {
		const deal = sandbox.store.addDeal();
		const { id } = sandbox.store.addPayment({ entityId: deal.id });
		const instance = await polling({ watch: 'owners', entityTypeId: 2, entityIds: `${deal.id}` });
		sandbox.settings.scopes = ['crm'];
		await instance.poll();
		sandbox.person.pay(id);
		sandbox.person.pay(1037);
		await instance.poll();
		sandbox.person.unpay(id);
		sandbox.person.delete(id);
		await instance.poll();
		sandbox.settings.scopes = ['crm', 'sale', 'salescenter', 'pay_system'];
		expect(instance.events).toEqual([`paymentPaid ${id}`, `paymentDeleted ${id}`]);
		await instance.stop();
	});

	it.each(['', '12, x'])('says what to fill in where its deals are %j', async (entityIds) => {
		const instance = await polling({ watch: 'owners', entityTypeId: 2, entityIds });
		await expect(instance.poll()).rejects.toMatchObject({
			message: expect.stringContaining('Deals or Invoices') as string,
			description: expect.stringContaining('such as 13144, 13145') as string,
		});
		await instance.stop();
	});

	it('shows in the editor a payment that fits, and remembers nothing of it', async () => {
		const instance = await polling();
		sandbox.store.addPayment({ paid: 'Y' });
		const items = await instance.poll('Trigger', 'manual');
		expect(items?.map(({ json }) => json.event)).toEqual(['paymentPaid']);
		expect(instance.stored).toEqual({});
		await instance.stop();
	});
});

describe('Both triggers in one workflow', () => {
	it('start once for each change, whichever of them hears of it, and for calls that got lost', async () => {
		const { instance } = await withWebhook(sandbox, {}, undefined, [
			{
				name: 'Catch up',
				type: POLL_TRIGGER,
				parameters: { authentication: 'webhook', events: EVENTS, watch: 'all' },
			},
		]);
		await instance.activate();
		await instance.poll('Catch up');
		sandbox.events.lose(1);
		sandbox.person.pay(1037);
		sandbox.person.pay(1038);
		await settled(sandbox, instance);
		expect(instance.started.map(({ node }) => node)).toEqual(['Trigger']);
		await instance.poll('Catch up');
		// A call that comes after the look that already saw the change.
		sandbox.events.paymentSaved(1037);
		await settled(sandbox, instance);
		await instance.poll('Catch up');

		expect(instance.started.map(({ node }) => node)).toEqual(['Trigger', 'Catch up']);
		expect(instance.events).toEqual(['paymentPaid 1038', 'paymentPaid 1037']);
		await instance.stop();
	});
});
