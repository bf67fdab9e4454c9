import { startSandbox, type Sandbox } from '../sandbox';
import { settled, withApplication, withWebhook } from './trigger';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
beforeEach(() => sandbox.reset());
afterAll(async () => await sandbox.stop());

const handlers = () =>
	sandbox.events.handlers.list.map(({ url }) =>
		url.includes('webhook-test') ? 'test' : 'production',
	);

describe('Listen for test event', () => {
	it('binds an address of its own, starts with the event that fits, and unbinds it', async () => {
		const instance = await withApplication(sandbox, { events: ['paymentPaid'] });
		await instance.listen();
		expect(handlers()).toEqual(['test']);
		sandbox.person.pay(1037);
		await settled(sandbox, instance);
		expect(instance.events).toEqual(['paymentPaid 1037']);
		await instance.stopListening();
		expect(handlers()).toEqual([]);
		expect(instance.stored).toEqual({});
		await instance.stop();
	});

	it('starts with a payment of which nothing has changed, too', async () => {
		const instance = await withApplication(sandbox, { events: ['paymentUpdated'] });
		await instance.listen();
		sandbox.events.paymentSaved(1037);
		await settled(sandbox, instance);
		expect(instance.events).toEqual(['paymentUpdated 1037']);
		await instance.stopListening();
		await instance.stop();
	});

	it('leaves alone what the active workflow has bound and knows', async () => {
		const instance = await withApplication(sandbox, { events: ['paymentPaid'] });
		await instance.activate();
		const stored = structuredClone(instance.stored);
		await instance.listen();
		expect(handlers().sort()).toEqual(['production', 'test']);
		await instance.stopListening();
		expect(handlers()).toEqual(['production']);
		expect(instance.stored).toEqual(stored);
		await instance.stop();
	});

	it('goes on listening after a call that it refuses', async () => {
		const { instance } = await withWebhook(sandbox);
		await instance.listen();
		const address = instance.addressOf('Trigger', true);
		const forged = await sandbox.events.forge({ 'auth[application_token]': 'wrong' }, address);
		expect(forged.status).toBe(403);
		expect(instance.events).toEqual([]);
		await instance.stop();
	});
});
