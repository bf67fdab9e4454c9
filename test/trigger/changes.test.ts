import { runNode } from '../support/engine/runNode';
import { sampleIds } from '../sandbox';
import { useSandbox } from '../support/useSandbox';
import { useWorkflows } from '../support/useWorkflows';
import { type ChangeCase, testChanges } from './testChanges';

const { paid, unpaid, card } = sampleIds;
const sandbox = useSandbox();
const workflows = useWorkflows(sandbox);
const settled = async () => await workflows.settled();

const rows: ChangeCase[] = [
	['a payment is paid', ({ person }) => person.pay(unpaid), ['paymentPaid 1037']],
	['a payment is taken back', ({ person }) => person.unpay(paid), ['paymentUnpaid 1036']],
	['a sum changes', ({ person }) => person.change(unpaid, { sum: 1 }), ['paymentUpdated 1037']],
	[
		'a currency changes',
		({ person }) => person.change(unpaid, { currency: 'KZT' }),
		['paymentUpdated 1037'],
	],
	[
		'a number changes',
		({ person }) => person.change(paid, { accountNumber: '3653/9' }),
		['paymentUpdated 1036'],
	],
	[
		'a payment system changes',
		({ person }) => person.change(paid, { paySystemId: card }),
		['paymentUpdated 1036'],
	],
	['a payment is saved as it was', ({ events }) => events.paymentSaved(unpaid), []],
	[
		'something changes that is not shown',
		({ person }) => person.change(unpaid, { dateBill: '2020-01-01T00:00:00+03:00' }),
		[],
	],
	[
		'a payment is paid, taken back and paid again',
		async ({ person }) => {
			person.pay(unpaid);
			await settled();
			person.unpay(unpaid);
			await settled();
			person.pay(unpaid);
		},
		['paymentPaid 1037', 'paymentUnpaid 1037', 'paymentPaid 1037'],
	],
	[
		'a payment is paid and changed before its calls arrive',
		({ events, person }) => {
			events.hold();
			person.pay(unpaid);
			person.change(unpaid, { sum: 1 });
			events.release();
		},
		['paymentPaid 1037', 'paymentUpdated 1037'],
	],
	[
		'a payment is paid and taken back before its calls arrive',
		({ events, person }) => {
			events.hold();
			person.pay(unpaid);
			person.unpay(unpaid);
			events.release();
		},
		[],
	],
	[
		'a call arrives twice',
		({ events, person }) => {
			events.repeat(1);
			person.pay(unpaid);
		},
		['paymentPaid 1037'],
	],
	[
		'two calls about one change arrive at the same moment',
		({ events, person }) => {
			person.pay(unpaid);
			events.paymentSaved(unpaid);
		},
		['paymentPaid 1037'],
	],
];

testChanges(sandbox, workflows, rows);

test('a payment that the Bitrix24 node pays starts the workflow as any other', async () => {
	const instance = await workflows.application();
	await runNode(sandbox, [{ id: unpaid }]);
	expect(await workflows.eventsOf(instance)).toEqual(['paymentPaid 1037']);
});

test('what is not chosen starts nothing, and is known all the same', async () => {
	const instance = await workflows.application({ events: ['paymentUnpaid', 'paymentDeleted'] });
	for (const action of ['pay', 'unpay', 'pay'] as const) {
		sandbox.person[action](unpaid);
		await workflows.settled();
	}
	expect(instance.calls).toBe(3);
	expect(instance.events).toEqual(['paymentUnpaid 1037']);
});
