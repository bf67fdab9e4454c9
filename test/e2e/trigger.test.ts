import { sleep } from 'n8n-workflow';

import type { StoredWorkflow } from './harness/api';
import { useFixture } from './harness/fixture';
import { webhookUrlOf, addTriggerWorkflow, triggerNode } from './harness/trigger-workflow';
import { until } from './harness/until';
import { webhookCredential } from './harness/sandbox-credentials';
import { chain, field, withCredentials } from './harness/workflow';

const fixture = useFixture();

const report = field('Report', '={{ $json.event }} {{ $json.payment.id }}');

/** The executions of a workflow once there are so many, and no more come for a moment. */
async function executions(workflow: StoredWorkflow, count: number) {
	const found = async () => await fixture.api.executionsOf(workflow);
	await until(async () => (await found()).length >= count, `it was not run ${count} times`);
	await sleep(1_000);
	return await fixture.api.executionsOf(workflow);
}

describe('A Bitrix24 Trigger', () => {
	it('of an application is bound as it is activated, runs the workflow once when a payment is paid, and is unbound', async () => {
		const { api, sandbox } = fixture;
		const workflow = await addTriggerWorkflow(fixture, 'paid-by-application', [report]);

		await api.activate(workflow);
		const { handlers } = sandbox.events;
		await until(() => handlers.list.length > 0, 'nothing was bound');
		expect(handlers.list.map((one) => [one.event, one.url.replace(/\?.*/, '')])).toEqual([
			['ONPAYMENTENTITYSAVED', webhookUrlOf(api, 'paid-by-application')],
		]);
		sandbox.person.pay(1037);
		sandbox.person.change(1038, { sum: 7 });
		const all = await executions(workflow, 1);
		await api.deactivate(workflow);

		expect(all).toHaveLength(1);
		const first = await api.waitForEnd(all[0]?.id ?? '');
		expect(first).toMatchObject({ status: 'success', mode: 'webhook' });
		expect(first.json('Report')).toEqual([{ text: 'paymentPaid 1037' }]);
		expect(sandbox.events.sent.map(({ status }) => status)).toEqual([200, 200]);
		await until(() => handlers.list.length === 0, 'it was not unbound');
	});

	it('of an outgoing webhook refuses a wrong token, and shows a payment that can’t be read as a failed execution', async () => {
		const { api, sandbox } = fixture;
		const handler = webhookUrlOf(api, 'paid-by-webhook');
		const { applicationToken } = sandbox.events.addWebhook({
			handler,
			events: ['OnPaymentEntitySaved'],
		});
		const credential = webhookCredential(sandbox, 'selfHosted', 'Both webhooks', {
			applicationToken,
		});
		const { name, type } = credential;
		const id = await api.addCredential(credential);
		const trigger = triggerNode('paid-by-webhook', { authentication: 'webhook' }, type);
		const workflow = await api.addWorkflow(
			withCredentials(chain([trigger, report]), { [type]: { id, name } }),
		);
		await api.activate(workflow);
		const forged = async () =>
			await sandbox.events.forge({ 'auth[application_token]': 'wrong' }, handler);
		await until(async () => (await forged()).status !== 404, 'n8n did not take calls');
		expect((await forged()).status).toBe(403);
		expect(await api.executionsOf(workflow)).toEqual([]);

		sandbox.person.pay(1037);
		expect(await executions(workflow, 1)).toMatchObject([{ status: 'success' }]);
		for (const order of sandbox.store.orders.values()) order.accessible = false;
		sandbox.person.pay(1038);
		const all = await executions(workflow, 2);
		await api.deactivate(workflow);

		expect(all.map(({ status }) => status)).toEqual(['error', 'success']);
		const failed = await api.waitForEnd(all[0]?.id ?? '');
		expect(JSON.stringify(failed)).toContain('Access denied');
		expect(JSON.stringify(failed)).not.toContain(sandbox.secret);
		// Bitrix24 had its answer before the payment was read.
		expect(sandbox.events.sent.at(-1)?.status).toBe(200);
	});

	it('runs once for a payment while its person listens for a test event, at an address of its own', async () => {
		const { api, sandbox } = fixture;
		const workflow = await addTriggerWorkflow(fixture, 'listening', [report]);

		const answer = await api.start(workflow);
		expect(answer).toMatchObject({ waitingForWebhook: true });
		const { handlers } = sandbox.events;
		await until(() => handlers.list.length > 0, 'nothing was bound');
		expect(handlers.list[0]?.url).toContain('/webhook-test/listening/webhook');
		sandbox.person.pay(1037);
		const all = await executions(workflow, 1);

		expect(all).toHaveLength(1);
		const first = await api.waitForEnd(all[0]?.id ?? '');
		expect(first).toMatchObject({ status: 'success', mode: 'manual' });
		expect(first.json('Report')).toEqual([{ text: 'paymentPaid 1037' }]);
		await until(() => handlers.list.length === 0, 'it was not unbound');
	});
});
