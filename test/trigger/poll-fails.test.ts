import type { NodeApiError } from 'n8n-workflow';
import type { Instance } from '../support/engine/instance';
import { type Fault, type Sandbox, sampleIds } from '../sandbox';
import { isoDate } from '../sandbox/clock';
import { leaksOf } from './leaksOf';
import { rejectionOf } from '../support/rejectionOf';
import { useSandbox } from '../support/useSandbox';
import { useWorkflows } from '../support/useWorkflows';

const { unpaid } = sampleIds;
const LIST = 'sale.payment.list';
const sandbox = useSandbox({}, { speedUp: 100 });
const workflows = useWorkflows(sandbox);

async function failureOf(instance: Instance): Promise<NodeApiError> {
	const error = await rejectionOf(instance.poll());
	expect(leaksOf(sandbox, instance, error)).toEqual([]);
	return error;
}

const denied: Fault = {
	...{ kind: 'error', method: LIST, times: Infinity },
	...{ code: '200040300010', text: 'Access Denied', status: 400 },
};

type Row = [what: string, arrange: (sandbox: Sandbox) => unknown, message: RegExp, advice: RegExp];

const failures: Row[] = [
	[
		'without the scope sale',
		({ settings }) => (settings.scopes = ['crm']),
		/requires higher privileges than provided by the webhook token/,
		/sale/,
	],
	[
		'by a user who may not see all payments',
		({ settings }) => (settings.user.admin = false),
		/./,
		/user with permissions for the online store’s orders/,
	],
	[
		'at a portal that does not answer',
		({ faults }) => faults.order({ kind: 'reset', process: 'never', times: Infinity }),
		/closed the connection before it responded/,
		/^Nothing was changed/,
	],
	[
		'whose last list is refused',
		({ faults }) => faults.order({ ...denied, skip: 2 }),
		/^Access Denied$/,
		/./,
	],
	[
		'whose further pages are refused',
		({ faults }) => faults.order({ ...denied, parameters: ({ start }) => Number(start) > 0 }),
		/^Access Denied$/,
		/./,
	],
	[
		'whose answer is no list',
		({ faults }) =>
			faults.order({
				...{ kind: 'body', method: LIST, status: 200, times: Infinity, process: 'never' },
				body: { result: ['what is this'] },
			} as Fault),
		/instead of a result/,
		/./,
	],
];

test.each(failures)(
	'a look %s fails with Bitrix24’s words, changes nothing, and the next one catches up',
	async (...[, arrange, message, advice]) => {
		const { store, person, clock, faults, settings } = sandbox;
		const [first = 0] = store.addPayments(60, { dateBill: isoDate(clock.now()) });
		const instance = await workflows.polled();
		const before = instance.stored;
		const { scopes } = settings;
		person.change(first, { sum: 1 });
		person.pay(unpaid);
		const { id: made } = person.add();
		arrange(sandbox);
		for (let look = 0; look < 2; look++) {
			const error = await failureOf(instance);
			expect(error.message).toMatch(message);
			expect(error.description).toMatch(advice);
		}
		expect(instance.stored).toEqual(before);
		expect(instance.started).toEqual([]);
		faults.clear();
		settings.scopes = scopes;
		settings.user.admin = true;
		await instance.poll();
		expect(instance.events).toEqual([
			'paymentPaid 1037',
			`paymentUpdated ${first}`,
			`paymentCreated ${made}`,
		]);
	},
);

test('a look that fails before the first one did is the first one still', async () => {
	const instance = await workflows.poller();
	sandbox.faults.order(denied);
	await failureOf(instance);
	sandbox.faults.clear();
	sandbox.person.pay(unpaid);
	await instance.poll();
	expect(instance.events).toEqual([]);
	sandbox.person.pay(sampleIds.unpaidToo);
	await instance.poll();
	expect(instance.events).toEqual(['paymentPaid 1038']);
});

test('a portal that answers at the third try is no failure', async () => {
	const instance = await workflows.polled();
	sandbox.person.pay(unpaid);
	sandbox.faults.order({ kind: 'reset', process: 'never', times: 2 });
	await instance.poll();
	expect(instance.events).toEqual(['paymentPaid 1037']);
});

test('a look that takes longer than the time between two looks is not begun a second time', async () => {
	const instance = await workflows.polled();
	sandbox.person.pay(unpaid);
	sandbox.settings.latency = 50;
	sandbox.journal.clear();
	const [one, other] = await Promise.all([instance.poll(), instance.poll()]);
	const { length } = workflows.requests;
	expect([one?.length, other]).toEqual([1, undefined]);
	sandbox.journal.clear();
	await instance.poll();
	// The first one also read the payment that it tells of.
	expect(workflows.requests).toHaveLength(length - 1);
	expect(instance.events).toEqual(['paymentPaid 1037']);
});

test('after a look that failed the next one is begun', async () => {
	const instance = await workflows.poller();
	sandbox.faults.order(denied);
	await failureOf(instance);
	await failureOf(instance);
	expect(workflows.requests.length).toBeGreaterThan(1);
});
