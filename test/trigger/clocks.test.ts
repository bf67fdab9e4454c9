import type { Instance } from '../support/engine/instance';
import { putClock, realTime } from '../support/engine/speedUp';
import { sampleIds } from '../sandbox';
import { useSandbox } from '../support/useSandbox';
import { useWorkflows } from '../support/useWorkflows';

const { unpaid, unpaidToo } = sampleIds;
const SECOND = 1000;
const DAY = 86_400 * SECOND;
const sandbox = useSandbox();
const workflows = useWorkflows(sandbox);
afterEach(realTime);

type Way = [
	way: string,
	make: () => Promise<Instance>,
	/** Lets it hear of what happened; more often than needed. */
	hear: (instance: Instance) => Promise<void>,
];

const called = async () => await workflows.settled();

async function polled(instance: Instance): Promise<void> {
	await instance.poll();
	await instance.poll();
}

const ways: Way[] = [
	['an application’s trigger', async () => await workflows.application(), called],
	['a webhook’s trigger', async () => await workflows.webhook(), called],
	['a poll trigger', async () => await workflows.polled(), polled],
	[
		'both triggers',
		async () => await workflows.both(),
		async (instance) => {
			await called();
			await instance.poll('Poll');
			sandbox.events.paymentSaved(unpaid);
			sandbox.events.paymentSaved(unpaidToo);
			await called();
			await instance.poll('Poll');
		},
	],
	[
		'both triggers, of which one hears late',
		async () => await workflows.both(),
		async (instance) => {
			await instance.poll('Poll');
			sandbox.events.release();
			await called();
			await instance.poll('Poll');
		},
	],
];

/** Payments are paid and taken back; each time is heard of. */
async function changesAre(instance: Instance, [way, , hear]: Way, happens: () => unknown) {
	if (way.endsWith('late')) sandbox.events.hold();
	happens();
	await hear(instance);
}

const isPaid = () => sandbox.person.pay(unpaid);
function isTakenBackAndAnotherPaid(): void {
	sandbox.person.unpay(unpaid);
	sandbox.person.pay(unpaidToo);
}

/** As when n8n is started anew. */
async function restart(instance: Instance): Promise<void> {
	instance.restart();
	await instance.activate('init');
}

const shifts: Array<[shift: string, ms: number]> = [
	['put back by 5 seconds', -5 * SECOND],
	['put back by a day', -DAY],
	['put back by years', -1000 * DAY],
	['put forward by a day', DAY],
	['put forward by years', 1000 * DAY],
];

describe.each(ways)('%s', (...way) => {
	describe.each(shifts)('whose clock is %s', (_shift, ms) => {
		test.each([
			['', async () => undefined],
			[' before n8n is started anew', restart],
		])('between two events%s tells each of them once', async (_when, then) => {
			const instance = await way[1]();
			await changesAre(instance, way, isPaid);
			putClock(ms);
			await then(instance);
			await changesAre(instance, way, isTakenBackAndAnotherPaid);
			expect(instance.events).toEqual([
				...['paymentPaid 1037', 'paymentUnpaid 1037', 'paymentPaid 1038'],
			]);
			expect(instance.failed).toEqual([]);
		});

		test.each([
			['', async () => undefined],
			[' before n8n is started anew', restart],
		])(
			'before activation, and put right after it%s, tells each event once',
			async (_when, then) => {
				putClock(ms);
				const instance = await way[1]();
				await changesAre(instance, way, isPaid);
				putClock(-ms);
				await then(instance);
				await changesAre(instance, way, isTakenBackAndAnotherPaid);
				expect(instance.events).toEqual([
					...['paymentPaid 1037', 'paymentUnpaid 1037', 'paymentPaid 1038'],
				]);
				expect(instance.failed).toEqual([]);
			},
		);
	});
});
