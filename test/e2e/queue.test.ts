import { call, callable } from './harness/called';
import { crash, type Crash } from './harness/crash';
import { create, paymentsOf, withoutPayment } from './harness/deal-payments';
import { timesPaid, told, toldOf } from './harness/paid';
import { startQueueMode, type QueueMode } from './harness/queue-mode';
import { setSceneIn, type Scene } from './harness/scene';
import { addressOf, addTriggered } from './harness/trigger';
import { until } from './harness/until';
import { field, ids, pay } from './harness/workflow';

// No test depends on how long something takes: these are several times what two cores need.
const LONG = 180_000;
const VERY_LONG = 400_000;

let queue: QueueMode;
let scene: Scene;

beforeAll(async () => {
	queue = await startQueueMode(3);
}, VERY_LONG);
afterAll(async () => await queue.stop());

const times = (count: number, value: number) => Array<number>(count).fill(value);
const sent = (method: string) => scene.sandbox.journal.calls(method).length;
const ended = async (id: string) => await queue.api.ended(id, LONG);
const lookingFirst = async (path: string, deals: number[]) =>
	await callable(scene, path, [{ ...ids(deals), name: 'Deals' }, ...withoutPayment(), create]);
const endedAll = async (started: string[]) => await Promise.all(started.map(ended));

describe('Three workflows on three workers', () => {
	beforeAll(async () => {
		const bucket = { capacity: 250, drain: 5 };
		scene = await setSceneIn(queue.api, { bucket }, 'enterprise');
	});
	afterAll(async () => await scene.stop());

	it(
		'pay each payment once, though the portal refuses what comes too fast',
		async () => {
			const { store, journal, clock } = scene.sandbox;
			const given = [store.addPayments(100), store.addPayments(100), store.addPayments(100)];
			const add = async (some: number[], index: number) =>
				await callable(scene, `pay-${index}`, [ids(some), pay(), told]);
			const workflows = await Promise.all(given.map(add));
			// The bucket leaks only once it was full, so that it gets full on a slow machine, too.
			clock.scale = 0;

			const started = await Promise.all(workflows.map(async (one) => await call(scene, one)));
			const isRefused = () => journal.entries.some(({ http }) => http === 503);
			await until(isRefused, 'the portal refused nothing', LONG);
			clock.scale = 1;
			const runs = await endedAll(started);

			expect(runs.map(({ status }) => status)).toEqual(['success', 'success', 'success']);
			expect(runs.map(({ json }) => json('Told'))).toEqual(given.map(toldOf));
			expect(timesPaid(scene.sandbox, given.flat())).toEqual(times(300, 1));
			expect(sent('crm.item.payment.pay')).toBe(300);
			expect(new Set(started.map(queue.workerOf))).toEqual(new Set(queue.workers));
		},
		VERY_LONG,
	);
});

describe('After two workers were killed in the middle of their runs', () => {
	let story: Crash;

	beforeAll(async () => {
		// Slow enough that the third run is under way as well.
		scene = await setSceneIn(queue.api, { latency: 200 });
		story = await crash(queue, scene);
		await endedAll(story.killed);
	}, VERY_LONG);
	afterAll(async () => await scene.stop());

	it('n8n repeats nothing of them, shows them as failed, and tells the error workflow', async () => {
		const { killed, alarm } = story;
		const runs = await endedAll(killed);
		expect(runs.map(({ status }) => status)).toEqual(['error', 'error']);
		expect(sent('crm.item.payment.pay')).toBe(15 + 60);
		expect(sent('crm.item.payment.add')).toBe(9);
		const alarms = async () => await queue.api.executionsOf(alarm);
		await until(async () => (await alarms()).length === 2, 'nobody was told');
		const all = await endedAll((await alarms()).map(({ id }) => id));
		expect(all.map(({ json }) => json('Told')[0]?.text).sort()).toEqual([...killed].sort());
	});

	it('the run on the third worker ends well', async () => {
		const { status, json } = await ended(story.spared);
		expect(status).toBe('success');
		expect(json('Told')).toEqual(toldOf(story.others));
		expect(timesPaid(scene.sandbox, story.others)).toEqual(times(60, 1));
	});

	it('n8n’s button Retry sends nothing for such an execution, of which n8n kept nothing', async () => {
		const before = sent('crm.item.payment.pay');
		const path = `/rest/executions/${story.killed[0]}/retry`;
		expect(await queue.api.ask('POST', path, {})).toMatchObject({ status: 'error' });
		expect(sent('crm.item.payment.pay')).toBe(before);
	});

	it('paying once more pays the rest, and nothing twice', async () => {
		const { status, json } = await ended(await call(scene, story.paying));
		expect(status).toBe('success');
		expect(json('Told')).toEqual(toldOf(story.payments));
		expect(timesPaid(scene.sandbox, story.payments)).toEqual(times(20, 1));
	});

	it('creating once more makes a second payment of a deal, unless the workflow looks first', async () => {
		const { deals, creating } = story;
		const { store } = scene.sandbox;
		const all = [...deals, store.addDeal().id];
		const perDeal = () => all.map((deal) => paymentsOf(store, deal));
		const looking = await lookingFirst('look', all);

		expect((await ended(await call(scene, looking))).json('Create')).toHaveLength(2);
		expect(perDeal()).toEqual(times(11, 1));
		expect((await ended(await call(scene, looking))).runs('Create')).toBe(0);
		expect((await ended(await call(scene, creating))).status).toBe('success');
		expect(perDeal()).toEqual([...times(10, 2), 1]);
	});

	it('a workflow that looks first creates for every deal where none has a payment', async () => {
		const deals = [scene.sandbox.store.addDeal().id, scene.sandbox.store.addDeal().id];
		const looking = await lookingFirst('look-anew', deals);

		expect((await ended(await call(scene, looking))).json('Create')).toHaveLength(2);
		expect(deals.map((deal) => paymentsOf(scene.sandbox.store, deal))).toEqual([1, 1]);
	});

	it('a trigger that is bound through the main process has its workflow run once, on a worker', async () => {
		const { api, sandbox } = scene;
		const seen = field('Told', '={{ $json.event }} {{ $json.payment.id }}');
		const workflow = await addTriggered(scene, 'paid', [seen]);

		await api.activate(workflow);
		const { handlers } = sandbox.events;
		await until(() => handlers.list.length > 0, 'nothing was bound');
		expect(handlers.list[0]?.url.replace(/\?.*/, '')).toBe(addressOf(api, 'paid'));
		sandbox.person.pay(1037);
		const executions = async () => await api.executionsOf(workflow);
		await until(async () => (await executions()).length > 0, 'it did not run');
		await api.deactivate(workflow);
		const started = (await executions()).map(({ id }) => id);
		expect((await endedAll(started)).map(({ json }) => json('Told'))).toEqual([
			[{ text: 'paymentPaid 1037' }],
		]);
		expect(started.map(queue.workerOf)).toEqual([queue.workerOf(story.spared)]);
		await until(() => handlers.list.length === 0, 'it was not unbound');
	});
});
