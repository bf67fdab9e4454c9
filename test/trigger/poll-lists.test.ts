import type { INodeParameters } from 'n8n-workflow';
import { type FaultScope, sampleIds, shownPayment } from '../sandbox';
import { isoDate } from '../sandbox/clock';
import { rejectionOf } from '../support/rejectionOf';
import { useSandbox } from '../support/useSandbox';
import { useWorkflows } from '../support/useWorkflows';
import { answerWith } from './answerWith';

const { deal, unpaid } = sampleIds;
const LIST = 'sale.payment.list';
const sandbox = useSandbox({}, { speedUp: 3000 });
const workflows = useWorkflows(sandbox);

/** Payments that were billed today; their ids. */
const addPayments = (count: number) =>
	sandbox.store.addPayments(count, { dateBill: isoDate(sandbox.clock.now()) });

type ListCase = [list: string, parameters: INodeParameters, scope: FaultScope];

const lists: ListCase[] = [
	['all lists', {}, { method: LIST }],
	['the newest page', {}, { method: LIST, parameters: ({ filter }) => filter === undefined }],
	['the first page', {}, { method: LIST, parameters: ({ start }) => Number(start) === 0 }],
	['further pages', {}, { method: LIST, parameters: ({ start }) => Number(start) > 0 }],
	[
		'the list of a deal',
		{ watch: 'owners', entityTypeId: 2, entityIds: String(deal) },
		{ method: 'crm.item.payment.list' },
	],
];

const results: Array<[what: string, result: unknown]> = [
	['{}', {}],
	['payments: null', { payments: null }],
	['[null]', { payments: [null] }],
	['a list of numbers', { payments: [1049, 1050] }],
	['a map', { payments: { 0: { id: 1049, paid: 'N' } } }],
	['records without ids', { payments: [{ paid: 'N' }] }],
	['records that do not say whether they are paid', { payments: [{ id: 1049 }] }],
	['a list in the place of its object', [{ id: 1049, paid: 'N' }, null]],
	['null', null],
];

describe.each(lists)('%s', (_list, parameters, scope) => {
	test.each(results)('as %s: the poll fails, and nothing is taken for deleted', async (...row) => {
		addPayments(110);
		const instance = await workflows.polled(parameters);
		const before = instance.stored;
		sandbox.person.pay(unpaid);
		answerWith(sandbox, { result: row[1] }, scope);
		const { message } = await rejectionOf(instance.poll());
		expect(message).toMatch(/^(Deal 13144: )?Bitrix24 returned .* instead of a result$/);
		expect(instance.stored).toEqual(before);
		sandbox.faults.clear();
		await instance.poll();
		expect(instance.events).toEqual(['paymentPaid 1037']);
	});
});

test('ids, sums and payment systems as text are the same as numbers', async () => {
	const [id = 0] = addPayments(1);
	const instance = await workflows.polled();
	const { sum, paySystemId, accountNumber } = sandbox.store.payment(id);
	const texts = { id: String(id), sum: `${sum}.00`, paySystemId: String(paySystemId) };
	const shown = { ...texts, accountNumber, paid: 'N', currency: 'RUB' };
	answerWith(sandbox, { result: { payments: [shown] }, total: '1' }, { method: LIST });
	await instance.poll();
	expect(instance.events).toEqual([]);
	sandbox.faults.clear();
	const paid = { ...shown, paid: 'Y' };
	answerWith(sandbox, { result: { payments: [paid] }, total: '1' }, { method: LIST });
	await instance.poll();
	await instance.poll();
	expect(instance.starts).toEqual(['Trigger: paymentPaid']);
});

test.each<[string, (page: number) => object]>([
	['as text', (start) => ({ total: '120', next: start + 50 })],
	['nowhere, and the next page is', (start) => (start < 100 ? { next: start + 50 } : {})],
	[
		'as 0, and the next page is',
		(start) => ({ total: 0, ...(start < 100 && { next: start + 50 }) }),
	],
	['nowhere, and there is always a next page', (start) => ({ next: start + 50 })],
])('where the number of payments is told %s: all pages are read', async (_what, told) => {
	const ids = addPayments(120);
	const instance = await workflows.poller();
	const isList = ({ filter }: Record<string, unknown>) => filter !== undefined;
	for (const start of [0, 50, 100, 150]) {
		const page = ids.slice(start, start + 50).map((id) => sandbox.store.payment(id));
		const result = { payments: page.map(shownPayment) };
		const parameters = (given: Record<string, unknown>) =>
			Number(given.start) === start && isList(given);
		answerWith(sandbox, { result, ...told(start) }, { method: LIST, in: 'http', parameters });
		// In a batch, which is sent where the first page told how many there are.
		answerWith(sandbox, result, { method: LIST, in: 'command', parameters });
	}
	await instance.poll();
	sandbox.faults.clear();
	const last = ids.at(-1) ?? 0;
	sandbox.person.change(last, { sum: 1 });
	await instance.poll();
	expect(instance.events).toEqual([`paymentUpdated ${last}`]);
});
