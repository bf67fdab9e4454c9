import { TestCredentials } from '../support/engine/credentials';
import { credentialsFor } from '../support/engine/runNode';
import { putClock, realTime } from '../support/engine/speedUp';
import { sampleIds } from '../sandbox';
import { isoDate } from '../sandbox/clock';
import { useSandbox } from '../support/useSandbox';
import { useWorkflows } from '../support/useWorkflows';

const { unpaid, unpaidToo } = sampleIds;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const sandbox = useSandbox();
const workflows = useWorkflows(sandbox);
afterEach(realTime);

const shifts: Array<[clock: string, ms: number]> = [
	['an hour ahead', HOUR],
	['a year ahead', 365 * DAY],
	['an hour behind', -HOUR],
	['a year behind', -365 * DAY],
];

test.each(shifts)(
	'n8n’s clock is %s all the time: an old payment is told when it is paid',
	async (_clock, ms) => {
		putClock(ms);
		const instance = await workflows.polled();
		sandbox.person.pay(unpaid);
		await instance.poll();
		await instance.poll();
		expect(instance.events).toEqual(['paymentPaid 1037']);
	},
);

test.each(shifts)(
	'n8n’s clock was %s at activation: what was paid before it is not told',
	async (_clock, ms) => {
		sandbox.clock.advance(-2 * HOUR);
		sandbox.person.pay(unpaid);
		sandbox.clock.advance(2 * HOUR);
		putClock(ms);
		const instance = await workflows.polled();
		putClock(-ms);
		await instance.poll();
		sandbox.person.pay(unpaidToo);
		await instance.poll();
		expect(instance.events).toEqual(['paymentPaid 1038']);
	},
);

test.each(shifts)('n8n’s clock is %s: Look Back is by the portal’s', async (_clock, ms) => {
	const { store, person, clock } = sandbox;
	const dateBill = isoDate(clock.now() - 29 * DAY);
	const { id } = store.addPayment({ dateBill, sum: 100 });
	putClock(ms);
	const instance = await workflows.polled();
	person.change(id, { sum: 1 });
	await instance.poll();
	expect(instance.events).toEqual([`paymentUpdated ${id}`]);
});

test.each([
	['back by an hour', -HOUR],
	['back by a year', -365 * DAY],
	['forward by an hour', HOUR],
])('the portal’s clock is put %s: what is paid then is told once', async (_shift, ms) => {
	const instance = await workflows.polled();
	sandbox.clock.advance(ms);
	sandbox.person.pay(unpaid);
	for (let poll = 0; poll < 3; poll++) await instance.poll();
	sandbox.clock.advance(-ms);
	sandbox.person.pay(unpaidToo);
	for (let poll = 0; poll < 3; poll++) await instance.poll();
	expect(instance.events).toEqual(['paymentPaid 1037', 'paymentPaid 1038']);
});

test.each<[string, unknown]>([
	['no time', undefined],
	['a time in words', 'now'],
	['the time 0', 0],
	['a time that no calendar has', 1e18],
])('where answers tell %s, n8n’s clock counts', async (_what, finish) => {
	const instance = await workflows.polled();
	sandbox.faults.order({ kind: 'time', time: { finish }, times: Infinity });
	sandbox.person.pay(unpaid);
	await instance.poll();
	await instance.poll();
	sandbox.faults.clear();
	sandbox.person.pay(unpaidToo);
	await instance.poll();
	expect(instance.events).toEqual(['paymentPaid 1037', 'paymentPaid 1038']);
});

test('a clock that is put back by a day delays no request', async () => {
	const instance = await workflows.polled();
	instance.setCredentials(new TestCredentials(credentialsFor(sandbox, 'standard')));
	await instance.poll();
	putClock(-DAY);
	const began = performance.now();
	sandbox.person.pay(unpaid);
	await instance.poll();
	expect(instance.events).toEqual(['paymentPaid 1037']);
	expect(performance.now() - began).toBeLessThan(5000);
});
