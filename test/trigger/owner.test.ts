import type { INodeParameters } from 'n8n-workflow';
import { DEAL, INVOICE, sampleIds } from '../sandbox';
import { isoDate } from '../sandbox/clock';
import { textsWith } from '../support/reachableTexts';
import { useSandbox } from '../support/useSandbox';
import { useWorkflows } from '../support/useWorkflows';
import { answerWith } from './answerWith';
import { BINDING, ORDER } from './requests/requestCase';

const { deal, invoice, paid, unpaid, unpaidOfInvoice, unpaidToo } = sampleIds;
const sandbox = useSandbox({}, { speedUp: 300 });
const workflows = useWorkflows(sandbox);
/** As in a node whose field nobody has touched. */
const PRESET: INodeParameters = { includeOwner: true };
const DENIED = { kind: 'error', code: '200040300010', text: 'Access Denied' } as const;

const ownerOf = (id: number) => {
	const { orderId } = sandbox.store.payment(id);
	const { entityId = 0, entityTypeId = 0 } = sandbox.store.orders.get(orderId) ?? {};
	return { entityTypeId, entityId, orderId };
};
const made = (count: number) =>
	sandbox.store.addPayments(count, { dateBill: isoDate(sandbox.clock.now()) });

describe.each([
	['an application', 'application'],
	['a webhook', 'webhook'],
] as const)('Include Owner, called by %s', (_name, way) => {
	test('an item tells the deal or the invoice, and the order', async () => {
		const instance = await workflows[way](PRESET);
		sandbox.person.pay(unpaid);
		await workflows.settled();
		sandbox.person.pay(unpaidOfInvoice);
		await workflows.settled();
		expect(instance.items.map(({ owner }) => owner)).toEqual([
			{ entityTypeId: DEAL, entityId: deal, orderId: ownerOf(unpaid).orderId },
			{ entityTypeId: INVOICE, entityId: invoice, orderId: ownerOf(unpaidOfInvoice).orderId },
		]);
		expect(Object.keys(instance.items[0] ?? {})).toEqual([
			...['event', 'payment', 'owner', 'portal', 'receivedAt'],
		]);
	});

	test('of a payment that was deleted nothing is asked, and no owner goes out', async () => {
		const instance = await workflows[way](PRESET);
		sandbox.person.delete(unpaid);
		await workflows.settled();
		expect(instance.items).toMatchObject([{ event: 'paymentDeleted', payment: { id: unpaid } }]);
		expect(instance.items[0]).not.toHaveProperty('owner');
		expect(workflows.requests).toEqual(['crm.item.payment.get']);
	});

	test('of an order that belongs to nothing the order alone is told', async () => {
		const { orderId } = sandbox.store.payment(unpaid);
		Object.assign(sandbox.store.orders.get(orderId) ?? {}, { entityId: 0, entityTypeId: 0 });
		const instance = await workflows[way](PRESET);
		sandbox.person.pay(unpaid);
		await workflows.settled();
		expect(instance.items).toMatchObject([
			{ event: 'paymentPaid', owner: { entityTypeId: null, entityId: null, orderId } },
		]);
	});

	test('60 payments that are paid at once take at most 12 requests', async () => {
		const ids = sandbox.store.addPayments(60);
		const instance = await workflows[way]({ ...PRESET, events: ['paymentPaid'] });
		sandbox.settings.latency = 300;
		sandbox.settings.events.parallel = 60;
		for (const id of ids) sandbox.person.pay(id);
		await workflows.settled();
		const owners = instance.items.map(({ payment, owner }) => [
			(payment as { id: number }).id,
			owner,
		]);
		expect(Object.fromEntries(owners)).toEqual(
			Object.fromEntries(ids.map((id) => [id, ownerOf(id)])),
		);
		expect(workflows.requests.length).toBeLessThanOrEqual(12);
	});

	test.each([
		['the order', ORDER],
		['the deal', BINDING],
	])(
		'where the portal does not tell %s, a failed execution says so, and the next call tells the event with it',
		async (_what, scope) => {
			const instance = await workflows[way]({ ...PRESET, events: ['paymentPaid'] });
			sandbox.faults.order({ ...DENIED, ...scope, times: Infinity });
			sandbox.person.pay(unpaid);
			await workflows.settled();
			expect(instance.events).toEqual([]);
			expect(instance.failed).toMatchObject([
				{
					message: 'Payment 1037 was read, but not what it belongs to: Access Denied',
					description: expect.stringMatching(
						/such a user\. The workflow was not started\. The next request for this payment emits the event\. To start it without the deal or invoice, turn off Include Owner\.$/,
					),
				},
			]);
			sandbox.faults.clear();
			sandbox.events.paymentSaved(unpaid);
			await workflows.settled();
			sandbox.events.paymentSaved(unpaid);
			await workflows.settled();
			expect(instance.items).toMatchObject([{ event: 'paymentPaid', owner: ownerOf(unpaid) }]);
			expect(instance.items).toHaveLength(1);
		},
	);

	test('a portal that is down for the owner alone loses no event without a word, also after a restart of n8n', async () => {
		const instance = await workflows[way]({ ...PRESET, events: ['paymentPaid'] });
		sandbox.faults.order({ kind: 'reset', process: 'never', ...ORDER, times: Infinity });
		sandbox.person.pay(unpaid);
		await workflows.settled();
		expect(instance.failed).toHaveLength(1);
		sandbox.faults.clear();
		await instance.restart();
		sandbox.events.paymentSaved(unpaid);
		await workflows.settled();
		expect(instance.items).toMatchObject([{ event: 'paymentPaid', owner: ownerOf(unpaid) }]);
	});

	test('a failure of one payment keeps no other one back', async () => {
		const instance = await workflows[way]({ ...PRESET, events: ['paymentPaid'] });
		sandbox.faults.order({ ...DENIED, ...ORDER });
		sandbox.person.pay(unpaid);
		await workflows.settled();
		sandbox.person.pay(unpaidToo);
		await workflows.settled();
		expect(instance.failed).toHaveLength(1);
		expect(instance.items).toMatchObject([{ owner: ownerOf(unpaidToo) }]);
	});
});

test('it is on unless it is switched off', async () => {
	const instance = await workflows.newApplication();
	instance.set({ authentication: 'oAuth2', events: ['paymentPaid'] });
	await instance.activate();
	sandbox.person.pay(unpaid);
	await workflows.settled();
	expect(instance.items).toMatchObject([{ owner: ownerOf(unpaid) }]);
});

test('with Belongs To the owner is read once for both', async () => {
	const instance = await workflows.application({ ...PRESET, options: { belongsTo: INVOICE } });
	sandbox.person.pay(unpaidOfInvoice);
	await workflows.settled();
	expect(instance.items).toMatchObject([{ owner: { entityTypeId: INVOICE, entityId: invoice } }]);
	expect(workflows.requests).toEqual([
		'crm.item.payment.get',
		'sale.payment.list',
		'crm.orderentity.list',
	]);
});

test('where Minimum Sum keeps a payment back, its owner is not asked for', async () => {
	const instance = await workflows.application({ ...PRESET, options: { minimumSum: 1e9 } });
	sandbox.person.pay(unpaid);
	await workflows.settled();
	expect(instance.items).toEqual([]);
	expect(workflows.requests).toEqual(['crm.item.payment.get']);
});

test('a portal that drops the filter gives no payment the deal of another one', async () => {
	const instance = await workflows.application({ ...PRESET, events: ['paymentPaid'] });
	answerWith(sandbox, { result: { payments: [{ id: paid, orderId: 1 }] } }, ORDER);
	sandbox.person.pay(unpaid);
	await workflows.settled();
	expect(instance.items).toEqual([]);
	expect(instance.failed[0]?.message).toContain('which was not requested');
});

test('a secret in what the portal says of the owner goes on nowhere', async () => {
	const instance = await workflows.webhook({ ...PRESET, events: ['paymentPaid'] });
	sandbox.faults.order({ kind: 'error', code: 'X', text: `See ${sandbox.webhookUrl}`, ...ORDER });
	sandbox.person.pay(unpaid);
	await workflows.settled();
	expect(instance.failed).toHaveLength(1);
	expect(textsWith([sandbox.settings.secret], instance.failed)).toEqual([]);
});

test('in a test run in the editor the item has the owner, too', async () => {
	const poll = await workflows.poller(PRESET);
	const [item] = (await poll.poll('Trigger', 'manual')) ?? [];
	const { id } = item?.json.payment as { id: number };
	expect(item?.json.owner).toEqual(ownerOf(id));
});

describe('Include Owner in a poll', () => {
	test('60 payments that were paid since the last poll have their owners, in few requests', async () => {
		const ids = made(60);
		const instance = await workflows.polled(PRESET);
		for (const id of ids) sandbox.person.pay(id);
		sandbox.journal.clear();
		await instance.poll();
		expect(instance.items.map(({ owner }) => owner)).toEqual(ids.map(ownerOf));
		expect(workflows.requests.length).toBeLessThanOrEqual(12);
	});

	test.each([
		['the order', ORDER],
		['the deal', BINDING],
	])(
		'where the portal does not tell %s the poll fails, and the next one tells all',
		async (_what, scope) => {
			const ids = made(2);
			const instance = await workflows.polled(PRESET);
			for (const id of ids) sandbox.person.pay(id);
			sandbox.faults.order({ ...DENIED, ...scope, times: Infinity });
			await expect(instance.poll()).rejects.toMatchObject({
				message: expect.stringContaining('not what it belongs to: Access Denied'),
				description: expect.stringContaining('No event is lost: the next poll emits it.'),
			});
			expect(instance.items).toEqual([]);
			sandbox.faults.clear();
			await instance.restart();
			await instance.poll();
			expect(instance.items.map(({ owner }) => owner)).toEqual(ids.map(ownerOf));
			await instance.poll();
			expect(instance.items).toHaveLength(2);
		},
	);

	test('of a watched deal the owner is known, and its order is asked for', async () => {
		const watch = { watch: 'owners', entityTypeId: DEAL, entityIds: String(deal) };
		const instance = await workflows.polled({ ...PRESET, ...watch });
		sandbox.person.pay(unpaid);
		sandbox.journal.clear();
		await instance.poll();
		expect(instance.items).toMatchObject([{ owner: ownerOf(unpaid) }]);
		expect(workflows.requests).toEqual(['crm.item.payment.list', 'sale.payment.list']);
	});

	test.each([
		['the scope sale', () => void (sandbox.settings.scopes = ['crm'])],
		['rights to the store’s orders', () => void (sandbox.settings.user = { admin: false })],
	])(
		'of a watched deal the order is null without %s, and nothing fails',
		async (_what, restrict) => {
			restrict();
			const watch = { watch: 'owners', entityTypeId: DEAL, entityIds: String(deal) };
			const instance = await workflows.polled({ ...PRESET, ...watch });
			sandbox.person.pay(unpaid);
			await instance.poll();
			expect(instance.items).toMatchObject([
				{ event: 'paymentPaid', owner: { entityTypeId: DEAL, entityId: deal, orderId: null } },
			]);
		},
	);

	test('of a watched deal a portal that is down makes the poll fail, and the next one tells the event', async () => {
		const watch = { watch: 'owners', entityTypeId: DEAL, entityIds: String(deal) };
		const instance = await workflows.polled({ ...PRESET, ...watch });
		sandbox.person.pay(unpaid);
		sandbox.faults.order({ kind: 'reset', process: 'never', ...ORDER, times: Infinity });
		await expect(instance.poll()).rejects.toThrow('not what it belongs to');
		sandbox.faults.clear();
		await instance.poll();
		expect(instance.items).toMatchObject([{ owner: ownerOf(unpaid) }]);
	});
});
