import { sampleIds } from '../sandbox';
import { useSandbox } from '../support/useSandbox';
import { useWorkflows } from '../support/useWorkflows';
import { type ChangeCase, testChanges } from './testChanges';

const { unpaid } = sampleIds;
const sandbox = useSandbox();
const workflows = useWorkflows(sandbox);
const settled = async () => await workflows.settled();

const rows: ChangeCase[] = [
	['a payment is made', ({ person }) => person.add(), ['paymentCreated 1049']],
	[
		'a payment is made and changed, and the calls arrive in the wrong order',
		({ events, person }) => {
			events.hold();
			const { id } = person.add();
			person.change(id, { sum: 1 });
			events.release({ order: 'reversed' });
		},
		['paymentCreated 1049'],
	],
	[
		'a payment is made that is paid already',
		({ person }) => person.add({ paid: 'Y', datePaid: '2024-05-20T12:32:02+03:00' }),
		['paymentCreated 1049', 'paymentPaid 1049'],
	],
	[
		'a payment is made and later paid',
		async ({ person }) => {
			const { id } = person.add();
			await settled();
			person.pay(id);
		},
		['paymentCreated 1049', 'paymentPaid 1049'],
	],
	['a payment is deleted', ({ person }) => person.delete(unpaid), ['paymentDeleted 1037']],
	[
		'a payment is deleted, which is told twice and once more',
		async ({ events, person }) => {
			events.repeat(1);
			person.delete(unpaid);
			await settled();
			events.paymentDeleted(unpaid);
		},
		['paymentDeleted 1037'],
	],
	[
		'a payment is deleted that was made before its first call arrives',
		({ events, person }) => {
			events.hold();
			person.delete(person.add().id);
			events.release();
		},
		['paymentDeleted 1049'],
	],
	[
		'a deletion is told of a payment that is still there',
		({ events }) => events.paymentDeleted(unpaid),
		[],
	],
	[
		'a payment is gone and the call does not say so',
		({ events, store }) => {
			store.payments.delete(unpaid);
			events.paymentSaved(unpaid);
		},
		[],
	],
];

testChanges(sandbox, workflows, rows);
