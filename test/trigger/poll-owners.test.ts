import type { INodeParameters } from 'n8n-workflow';
import type { Instance } from '../support/engine/instance';
import { sampleIds } from '../sandbox';
import { rejectionOf } from '../support/rejectionOf';
import { useSandbox } from '../support/useSandbox';
import { ALL_EVENTS, useWorkflows } from '../support/useWorkflows';

const { deal, dealWithTwoUnpaid, invoice, paid, unpaid, unpaidToo, unpaidOfInvoice } = sampleIds;
const sandbox = useSandbox();
const workflows = useWorkflows(sandbox);
beforeEach(() => (sandbox.settings.scopes = ['crm']));

const owners = (entityIds: INodeParameters[string], entityTypeId = 2): INodeParameters => ({
	...{ watch: 'owners', events: ALL_EVENTS },
	...{ entityIds, entityTypeId },
});

/** A workflow that has looked at the payments of these deals once. */
async function watching(...parameters: Parameters<typeof owners>): Promise<Instance> {
	const instance = await workflows.poller(owners(...parameters));
	expect(await instance.poll()).toBeUndefined();
	return instance;
}

test('payments of the deals are followed, and others are not, with the scope crm alone', async () => {
	const instance = await watching(`${deal}, ${dealWithTwoUnpaid}`);
	const { person } = sandbox;
	person.pay(unpaid);
	person.change(unpaidToo, { sum: 1 });
	person.unpay(paid);
	person.add({ entityTypeId: 2, entityId: deal });
	person.delete(sampleIds.unpaidThird);
	person.pay(unpaidOfInvoice);
	await instance.poll();
	expect(instance.events).toEqual([
		...['paymentUnpaid 1036', 'paymentPaid 1037', 'paymentCreated 1049'],
		...['paymentUpdated 1038', 'paymentDeleted 1039'],
	]);
	await instance.poll();
	expect(instance.items).toHaveLength(5);
});

test('payments of invoices are followed', async () => {
	const instance = await watching(String(invoice), 31);
	sandbox.person.pay(unpaidOfInvoice);
	sandbox.person.pay(unpaid);
	await instance.poll();
	expect(instance.events).toEqual(['paymentPaid 1045']);
});

test('the payments of 60 deals are read in two requests', async () => {
	const ids = Array.from({ length: 60 }, () => sandbox.store.addDeal().id);
	const instance = await watching(ids.join(','));
	expect(workflows.requests).toEqual(['scope', 'batch', 'batch']);
	const { id } = sandbox.person.add({ entityTypeId: 2, entityId: Number(ids[59]) });
	await instance.poll();
	expect(instance.events).toEqual([`paymentCreated ${id}`]);
});

test.each<[string, INodeParameters[string]]>([
	['commas', '13144,13145'],
	['spaces and line breaks', ' 13144\n13145 '],
	['semicolons', '13144; 13145;'],
	['a list, as an expression gives it', [13144, 13145] as never],
	['a number, as an expression gives it', 13144],
])('IDs may come with %s', async (_what, ids) => {
	const instance = await watching(ids);
	sandbox.person.pay(unpaid);
	await instance.poll();
	expect(instance.events).toEqual(['paymentPaid 1037']);
});

test.each<[string, string]>([
	['', 'Deals or Invoices is empty'],
	[' , ', 'Deals or Invoices is empty'],
	['13144, D_13145', 'Deals or Invoices must be whole numbers, not "D_13145"'],
	['0', 'Deals or Invoices must be whole numbers, not "0"'],
	['13144.5', 'Deals or Invoices must be whole numbers, not "13144.5"'],
])('"%s" is no list of IDs, and nothing is asked', async (ids, message) => {
	const instance = await workflows.poller(owners(ids));
	await expect(instance.poll()).rejects.toMatchObject({
		message,
		description:
			'Nothing was sent. Enter IDs separated by commas in Deals or Invoices, such as 13144, 13145.',
	});
	expect(workflows.requests).toEqual([]);
});

test('a deal that may not be read: the look fails with its ID and Bitrix24’s words, and changes nothing', async () => {
	const instance = await watching(deal);
	sandbox.person.pay(unpaid);
	instance.set(owners(`${deal}, ${sampleIds.dealDenied}`));
	await expect(instance.poll()).rejects.toMatchObject({
		message: `Deal ${sampleIds.dealDenied}: Access denied`,
		context: { code: 'ACCESS_DENIED', method: 'crm.item.payment.list' },
	});
	instance.set(owners(deal));
	await instance.poll();
	expect(instance.events).toEqual(['paymentPaid 1037']);
});

test('an invoice that may not be read is named, too', async () => {
	const instance = await watching(invoice, 31);
	const denied = { kind: 'error', code: 'ACCESS_DENIED', text: 'Access denied' } as const;
	sandbox.faults.order({ ...denied, method: 'crm.item.payment.list' });
	await expect(instance.poll()).rejects.toMatchObject({
		message: `Invoice ${invoice}: Access denied`,
	});
});

test('of a portal that does not answer no deal is named', async () => {
	const instance = await watching(deal);
	sandbox.faults.order({ kind: 'reset', process: 'never', times: Infinity });
	const { message } = await rejectionOf(instance.poll());
	expect(message).toMatch(/^The portal .* closed the connection/);
});

test.each<[string, unknown]>([
	['canceled', 'canceled'],
	['half of a character', '\ud83d'],
	['a long text', 'x'.repeat(100_000)],
	['an object', { id: 13144 }],
])('%s is no ID, and the failure is none that n8n takes for a cancellation', async (_what, ids) => {
	const instance = await workflows.poller(owners(ids as never));
	const error = await rejectionOf(instance.poll());
	expect(error.name).toBe('NodeApiError');
	expect(error.message).toMatch(/^Deals or Invoices must be whole numbers, not "/);
	expect(error.message).not.toMatch(/canceled|\ud83d(?![\udc00-\udfff])/);
	expect(error.message.length).toBeLessThan(200);
	expect(workflows.requests).toEqual([]);
});
