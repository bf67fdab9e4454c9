import type { NodeApiError } from 'n8n-workflow';
import type { Instance } from '../support/engine/instance';
import { leaksOf } from './leaksOf';
import { rejectionOf } from '../support/rejectionOf';
import { sampleIds } from '../sandbox';
import { useSandbox } from '../support/useSandbox';
import { useWorkflows } from '../support/useWorkflows';

const sandbox = useSandbox();
const workflows = useWorkflows(sandbox);

async function failureOf(instance: Instance): Promise<NodeApiError> {
	const error = await rejectionOf(instance.activate());
	expect(leaksOf(sandbox, instance, error)).toEqual([]);
	return error;
}

test('activation learns how the payments are, and binds nothing', async () => {
	const instance = await workflows.newWebhook();
	sandbox.journal.clear();
	await instance.activate();
	expect(workflows.requests).toEqual(['scope', 'sale.payment.list']);
	expect(sandbox.events.handlers.bound).toEqual([]);
	sandbox.person.unpay(1036);
	expect(await workflows.eventsOf(instance)).toEqual(['paymentUnpaid 1036']);
});

test('2,500 payments are learnt in two requests', async () => {
	sandbox.store.addPayments(2500);
	const instance = await workflows.newWebhook();
	sandbox.journal.clear();
	await instance.activate();
	expect(workflows.requests).toEqual(['scope', 'sale.payment.list', 'batch']);
	sandbox.person.unpay(1036);
	expect(await workflows.eventsOf(instance)).toEqual(['paymentUnpaid 1036']);
});

test('deactivation asks nothing, and the portal’s calls are known when the workflow is active again', async () => {
	const instance = await workflows.newWebhook();
	await instance.activate();
	sandbox.journal.clear();
	await instance.deactivate();
	await instance.activate();
	expect(workflows.requests.filter((method) => method.startsWith('event.'))).toEqual([]);
	expect(instance.warnings).toEqual([]);
	sandbox.person.unpay(1036);
	expect(await workflows.eventsOf(instance)).toEqual(['paymentUnpaid 1036']);
});

test('when n8n is started anew, what is known stays, and the portal is not asked again', async () => {
	const instance = await workflows.newWebhook();
	await instance.activate();
	instance.restart();
	sandbox.journal.clear();
	await instance.activate('init');
	expect(workflows.requests).toEqual([]);
	sandbox.person.unpay(1036);
	expect(await workflows.eventsOf(instance)).toEqual(['paymentUnpaid 1036']);
});

test('a webhook that is not the portal’s: activation says what to do', async () => {
	const instance = await workflows.newWebhook();
	const wrong = sandbox.webhookUrl.replace(sandbox.secret, 'wr0ngsecret');
	workflows.enter(instance, undefined, wrong);
	const error = await failureOf(instance);
	expect(error.message).toBe('Invalid request credentials');
	expect(error.description).toMatch(/inbound webhook/);
	expect(`${error.message} ${error.description}`).not.toContain('wr0ngsecret');
});

test('a webhook without the scope crm: activation fails and says what to do', async () => {
	sandbox.settings.scopes = ['sale'];
	const error = await failureOf(await workflows.newWebhook());
	expect(error.message).toBe('The webhook lacks the scope crm');
	expect(error.description).toMatch(/Add crm to the webhook in Bitrix24/);
});

test('new payments can’t be told without the scope sale: activation fails and says what to do', async () => {
	sandbox.settings.scopes = ['crm'];
	const error = await failureOf(
		await workflows.newWebhook({ events: ['paymentCreated', 'paymentPaid'] }),
	);
	expect(error.message).toBe('The webhook lacks the scope sale');
	expect(error.description).toMatch(/Add sale to the webhook in Bitrix24/);
});

describe('without an application token in the credential', () => {
	const refused = async (instance: Instance) => {
		sandbox.journal.clear();
		const error = await failureOf(instance);
		expect(error.message).toBe('Application Token of the Bitrix24 API credential is empty');
		expect(error.description).toMatch(/Copy the application token of the outbound webhook/);
		expect(sandbox.journal.entries).toEqual([]);
	};

	test.each(['', ' ', '\n'])('activation fails before anything is sent: %j', async (token) => {
		const instance = await workflows.newWebhook();
		workflows.enter(instance, token);
		await refused(instance);
	});

	test('so it does where the workflow was active with one before, and as n8n starts', async () => {
		const instance = await workflows.webhook();
		await instance.deactivate();
		workflows.enter(instance, '');
		await refused(instance);
		await expect(instance.activate('init')).rejects.toThrow(/Application Token/);
	});

	test('a test run in the editor needs none, and takes the call of the webhook with the Test URL', async () => {
		const instance = await workflows.newWebhook({ events: ['paymentPaid'] });
		const handler = instance.addressOf('Trigger', true);
		sandbox.events.addWebhook({ handler, events: ['OnPaymentEntitySaved'] });
		workflows.enter(instance, '');
		await instance.listen();
		sandbox.person.pay(sampleIds.unpaid);
		expect(await workflows.eventsOf(instance)).toEqual(['paymentPaid 1037']);
	});

	test('an application needs none', async () => {
		const instance = await workflows.application();
		sandbox.person.pay(sampleIds.unpaid);
		expect(await workflows.eventsOf(instance)).toEqual(['paymentPaid 1037']);
	});
});
