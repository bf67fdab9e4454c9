import type { NodeApiError } from 'n8n-workflow';
import { TestCredentials } from '../support/engine/credentials';
import { Instance } from '../support/engine/trigger';
import { credentialsFor } from '../support/engine/workflow';
import { leaksOf } from './secrets';
import { useStage } from './stage';
import { withWebhook } from './trigger';

const stage = useStage();

async function newWorkflow(parameters = {}): Promise<Instance> {
	return stage.keep((await withWebhook(stage.sandbox, parameters)).instance);
}

async function failureOf(instance: Instance): Promise<NodeApiError> {
	const error = await instance.activate().then(
		() => undefined,
		(thrown: NodeApiError) => thrown,
	);
	if (error === undefined) throw new Error('The activation did not fail');
	expect(leaksOf(stage.sandbox, instance, error)).toEqual([]);
	return error;
}

test('activation learns how the payments are, and binds nothing', async () => {
	const instance = await newWorkflow();
	stage.sandbox.journal.clear();
	await instance.activate();
	expect(stage.requests).toEqual(['scope', 'sale.payment.list']);
	expect(stage.sandbox.events.handlers.bound).toEqual([]);
	stage.sandbox.person.unpay(1036);
	await stage.settled();
	expect(instance.events).toEqual(['paymentUnpaid 1036']);
});

test('2,500 payments are learnt in two requests', async () => {
	stage.sandbox.store.addPayments(2500);
	const instance = await newWorkflow();
	stage.sandbox.journal.clear();
	await instance.activate();
	expect(stage.requests).toEqual(['scope', 'sale.payment.list', 'batch']);
	stage.sandbox.person.unpay(1036);
	await stage.settled();
	expect(instance.events).toEqual(['paymentUnpaid 1036']);
});

test('deactivation asks nothing, and the portal’s calls are known when the workflow is active again', async () => {
	const instance = await newWorkflow();
	await instance.activate();
	stage.sandbox.journal.clear();
	await instance.deactivate();
	await instance.activate();
	expect(stage.requests.filter((method) => method.startsWith('event.'))).toEqual([]);
	expect(instance.warnings).toEqual([]);
	stage.sandbox.person.unpay(1036);
	await stage.settled();
	expect(instance.events).toEqual(['paymentUnpaid 1036']);
});

test('when n8n is started anew, what is known stays, and the portal is not asked again', async () => {
	const instance = await newWorkflow();
	await instance.activate();
	instance.restart();
	stage.sandbox.journal.clear();
	await instance.activate('init');
	expect(stage.requests).toEqual([]);
	stage.sandbox.person.unpay(1036);
	await stage.settled();
	expect(instance.events).toEqual(['paymentUnpaid 1036']);
});

test('a webhook that is not the portal’s: activation says what to do', async () => {
	const instance = await newWorkflow();
	const webhookUrl = stage.sandbox.webhookUrl.replace(stage.sandbox.secret, 'wr0ngsecret');
	instance.setCredentials(new TestCredentials(credentialsFor({ webhookUrl })));
	const error = await failureOf(instance);
	expect(error.message).toBe('Invalid request credentials');
	expect(error.description).toMatch(/inbound webhook/);
	expect(`${error.message} ${error.description}`).not.toContain('wr0ngsecret');
});

test('a webhook without the scope crm: activation fails and says what to do', async () => {
	stage.sandbox.settings.scopes = ['sale'];
	const error = await failureOf(await newWorkflow());
	expect(error.message).toBe('The webhook lacks the scope crm');
	expect(error.description).toMatch(/Add crm to the webhook in Bitrix24/);
});

test('new payments can’t be told without the scope sale: activation fails and says what to do', async () => {
	stage.sandbox.settings.scopes = ['crm'];
	const error = await failureOf(await newWorkflow({ events: ['paymentCreated', 'paymentPaid'] }));
	expect(error.message).toBe('The webhook lacks the scope sale');
	expect(error.description).toMatch(/Add sale to the webhook in Bitrix24/);
});
