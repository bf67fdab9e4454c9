import type { INodeParameters } from 'n8n-workflow';
import { BITRIX24, POLL_TRIGGER, type Result, runWorkflow, TRIGGER } from '../support/engine';
import { oAuthCredentialsFor } from '../support/engine/oauthCredentials';
import type { Instance } from '../support/engine/instance';
import { sampleIds } from '../sandbox';
import { CREDENTIALS, nodeOf } from '../support/engine/workflowParts';
import { useSandbox } from '../support/useSandbox';
import { useWorkflows } from '../support/useWorkflows';
import { locator } from '../support/engine/runNode';

const { unpaid, unpaidToo } = sampleIds;
const sandbox = useSandbox();
const workflows = useWorkflows(sandbox);

const node = (name: string, type: string, parameters: INodeParameters) =>
	nodeOf(name, type, { parameters, credentials: CREDENTIALS });

/** What n8n does with what a trigger hands on: the trigger, and the Bitrix24 node behind it. */
async function execute(instance: Instance, type: string, operation: string): Promise<Result> {
	const items = instance.started.at(-1)?.items ?? [];
	const paymentId = locator('={{ $json.payment.id }}');
	const payment = { authentication: 'oAuth2', resource: 'payment', operation, paymentId };
	return await runWorkflow(
		{
			nodes: [
				node('Trigger', type, { authentication: 'oAuth2' }),
				node('Bitrix24', BITRIX24, payment),
			],
			connections: { Trigger: { main: [[{ node: 'Bitrix24', type: 'main', index: 0 }]] } },
		},
		{
			credentials: oAuthCredentialsFor(sandbox),
			input: items.map(({ json }) => json),
			mode: 'trigger',
		},
	);
}

test('what the Bitrix24 Trigger hands on goes into the Bitrix24 node, each item paired with its own', async () => {
	const instance = await workflows.application();
	sandbox.events.hold();
	sandbox.person.pay(unpaid);
	sandbox.person.change(unpaid, { sum: 1 });
	sandbox.events.release();
	await workflows.settled();
	const run = await execute(instance, TRIGGER, 'get');
	expect(run.status).toBe('success');
	expect(run.items('Trigger').map(({ json }) => json.event)).toEqual([
		...['paymentPaid', 'paymentUpdated'],
	]);
	expect(run.items('Bitrix24')).toMatchObject([
		{ json: { id: unpaid, paid: 'Y' }, pairedItem: { item: 0 } },
		{ json: { id: unpaid, paid: 'Y' }, pairedItem: { item: 1 } },
	]);
});

test('what the Bitrix24 Payment Poll Trigger hands on goes into the Bitrix24 node', async () => {
	const instance = await workflows.polled();
	sandbox.person.pay(unpaid);
	sandbox.person.pay(unpaidToo);
	await instance.poll();
	const run = await execute(instance, POLL_TRIGGER, 'get');
	expect(run.status).toBe('success');
	expect(run.json('Bitrix24').map(({ id }) => id)).toEqual([unpaid, unpaidToo]);
});

test('a workflow that takes back what is paid hears of that, unless it ignores own changes', async () => {
	const plain = await workflows.application();
	const ignoring = await workflows.application({ options: { ignoreOwn: true } });
	sandbox.person.pay(unpaid);
	await workflows.settled();
	const run = await execute(plain, TRIGGER, 'unpay');
	expect(run.json('Bitrix24')).toEqual([{ id: unpaid, result: true }]);
	expect(await workflows.eventsOf(plain)).toEqual(['paymentPaid 1037', 'paymentUnpaid 1037']);
	expect(ignoring.events).toEqual(['paymentPaid 1037']);
});
