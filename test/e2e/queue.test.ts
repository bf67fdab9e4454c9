import type { StoredWorkflow } from './harness/api';
import { callWebhook, addWebhookWorkflow } from './harness/webhook-workflow';
import { crashWorkers, type WorkerCrash } from './harness/worker-crash';
import { createWhereMissing, paymentsOf } from './harness/deal-payments';
import { timesPaid, report, reportOf } from './harness/payment-report';
import { startQueueMode, type QueueMode } from './harness/queue-mode';
import { setUpFixtureIn, type Fixture } from './harness/fixture';
import { webhookUrlOf, addTriggerWorkflow } from './harness/trigger-workflow';
import { until } from './harness/until';
import { field, ids, pay, type NodeDraft } from './harness/workflow';

// No test depends on how long something takes: these are several times what two cores need.
const LONG = 180_000;
const VERY_LONG = 400_000;

let queue: QueueMode;
let fixture: Fixture;

beforeAll(async () => {
	queue = await startQueueMode(3);
}, VERY_LONG);
afterAll(async () => await queue.stop());

const times = (count: number, value: number) => Array<number>(count).fill(value);
const sent = (method: string) => fixture.sandbox.journal.calls(method).length;
const ended = async (id: string) => await queue.api.waitForEnd(id, LONG);
const add = async (path: string, nodes: NodeDraft[]) =>
	await addWebhookWorkflow(fixture, path, nodes);
const call = async (workflow: StoredWorkflow) => await callWebhook(fixture, workflow);
const idsOf = async (workflow: StoredWorkflow) =>
	(await queue.api.executionsOf(workflow)).map(({ id }) => id);
const endedAll = async (started: string[]) => await Promise.all(started.map(ended));

describe('Three workflows on three workers', () => {
	beforeAll(async () => {
		const settings = { bucket: { capacity: 250, drain: 5 } };
		fixture = await setUpFixtureIn(queue.api, settings, 'enterprise');
	});
	afterAll(async () => await fixture.stop());

	it(
		'pay each payment once, though the portal refuses what comes too fast',
		async () => {
			const { store, journal, clock } = fixture.sandbox;
			const given = [store.addPayments(100), store.addPayments(100), store.addPayments(100)];
			const adding = given.map((some, index) => add(`pay-${index}`, [ids(some), pay(), report]));
			const workflows = await Promise.all(adding);
			// The bucket leaks only once it was full, so that it gets full on a slow machine, too.
			clock.scale = 0;

			const started = await Promise.all(workflows.map(call));
			const isRefused = () => journal.entries.some(({ http }) => http === 503);
			await until(isRefused, 'the portal refused nothing', LONG);
			clock.scale = 1;
			const runs = await endedAll(started);

			expect(runs.map(({ status }) => status)).toEqual(['success', 'success', 'success']);
			expect(runs.map(({ json }) => json('Report'))).toEqual(given.map(reportOf));
			expect(timesPaid(fixture.sandbox, given.flat())).toEqual(times(300, 1));
			expect(sent('crm.item.payment.pay')).toBe(300);
			expect(new Set(started.map(queue.workerOf))).toEqual(new Set(queue.workers));
		},
		VERY_LONG,
	);
});

describe('After two workers were killed in the middle of their runs', () => {
	let crash: WorkerCrash;

	beforeAll(async () => {
		// Slow enough that the third run is under way as well.
		fixture = await setUpFixtureIn(queue.api, { latency: 200 });
		crash = await crashWorkers(queue, fixture);
		await endedAll(crash.killed);
	}, VERY_LONG);
	afterAll(async () => await fixture.stop());

	it('n8n repeats nothing of them, shows them as failed, and tells the error workflow', async () => {
		const { killed, alarm } = crash;
		const runs = await endedAll(killed);
		expect(runs.map(({ status }) => status)).toEqual(['error', 'error']);
		expect(sent('crm.item.payment.pay')).toBe(15 + 60);
		expect(sent('crm.item.payment.add')).toBe(9);
		await until(async () => (await idsOf(alarm)).length === 2, 'nobody was told');
		const all = await endedAll(await idsOf(alarm));
		expect(all.map(({ json }) => json('Report')[0]?.text).sort()).toEqual([...killed].sort());
	});

	it('the run on the third worker ends well', async () => {
		const { status, json } = await ended(crash.surviving);
		expect(status).toBe('success');
		expect(json('Report')).toEqual(reportOf(crash.others));
		expect(timesPaid(fixture.sandbox, crash.others)).toEqual(times(60, 1));
	});

	it('n8n’s button Retry sends nothing for such an execution, of which n8n kept nothing', async () => {
		const before = sent('crm.item.payment.pay');
		const path = `/rest/executions/${crash.killed[0]}/retry`;
		expect(await queue.api.request('POST', path, {})).toMatchObject({ status: 'error' });
		expect(sent('crm.item.payment.pay')).toBe(before);
	});

	it('paying once more pays the rest, and nothing twice', async () => {
		const { status, json } = await ended(await call(crash.paying));
		expect(status).toBe('success');
		expect(json('Report')).toEqual(reportOf(crash.payments));
		expect(timesPaid(fixture.sandbox, crash.payments)).toEqual(times(20, 1));
	});

	it('creating once more makes a second payment of a deal, unless the workflow looks first', async () => {
		const { deals, creating } = crash;
		const { store } = fixture.sandbox;
		const all = [...deals, store.addDeal().id];
		const perDeal = () => all.map((deal) => paymentsOf(store, deal));
		const looking = await add('look', createWhereMissing(all));

		expect((await ended(await call(looking))).json('Create')).toHaveLength(2);
		expect(perDeal()).toEqual(times(11, 1));
		expect((await ended(await call(looking))).runs('Create')).toBe(0);
		expect((await ended(await call(creating))).status).toBe('success');
		expect(perDeal()).toEqual([...times(10, 2), 1]);
	});

	it('a workflow that looks first creates for every deal where none has a payment', async () => {
		const deals = [fixture.sandbox.store.addDeal().id, fixture.sandbox.store.addDeal().id];
		const looking = await add('look-anew', createWhereMissing(deals));

		expect((await ended(await call(looking))).json('Create')).toHaveLength(2);
		expect(deals.map((deal) => paymentsOf(fixture.sandbox.store, deal))).toEqual([1, 1]);
	});

	it('a trigger that is bound through the main process has its workflow run once, on a worker', async () => {
		const { api, sandbox } = fixture;
		const seen = field('Report', '={{ $json.event }} {{ $json.payment.id }}');
		const workflow = await addTriggerWorkflow(fixture, 'paid', [seen]);
		await api.activate(workflow);
		const { handlers } = sandbox.events;
		await until(() => handlers.list.length > 0, 'nothing was bound');
		expect(handlers.list[0]?.url.replace(/\?.*/, '')).toBe(webhookUrlOf(api, 'paid'));
		sandbox.person.pay(1037);
		await until(async () => (await idsOf(workflow)).length > 0, 'it did not run');
		await api.deactivate(workflow);
		const started = await idsOf(workflow);
		expect((await endedAll(started)).map(({ json }) => json('Report'))).toEqual([
			[{ text: 'paymentPaid 1037' }],
		]);
		expect(started.map(queue.workerOf)).toEqual([queue.workerOf(crash.surviving)]);
		await until(() => handlers.list.length === 0, 'it was not unbound');
	});
});
