import { sampleIds } from '../../sandbox';
import { runWorkflow } from '../../support/engine';
import {
	credentialsFor,
	idsAsItems,
	locator,
	runNode,
	workflowWith,
} from '../../support/engine/runNode';
import { useSandbox } from '../../support/useSandbox';

describe('Payment > Pay', () => {
	const sandbox = useSandbox();
	const paid = (id: number) => sandbox.store.payment(id)?.paid;

	it('pays one payment and emits its id and the boolean result', async () => {
		const run = await runNode(sandbox, [{ id: sampleIds.unpaid }]);

		expect(run.status).toBe('success');
		expect(run.items('Bitrix24')).toEqual([
			{ json: { id: sampleIds.unpaid, result: true }, pairedItem: { item: 0 } },
		]);
		expect(paid(sampleIds.unpaid)).toBe('Y');
	});

	it('sends exactly one POST with the id as a number in a JSON body', async () => {
		await runNode(sandbox, [{ id: String(sampleIds.unpaid) }]);

		expect(sandbox.journal.entries).toHaveLength(1);
		const [entry] = sandbox.journal.entries;
		expect(entry).toMatchObject({
			verb: 'POST',
			method: 'crm.item.payment.pay',
			body: { id: sampleIds.unpaid },
		});
		expect(entry?.headers?.['content-type']).toMatch('application/json');
	});

	it('pays many payments, each item in its place and paired with the item it came from', async () => {
		const ids = sandbox.store.addPayments(30);

		const run = await runNode(sandbox, idsAsItems(ids));

		expect(run.items('Bitrix24')).toEqual(
			ids.map((id, item) => ({ json: { id, result: true }, pairedItem: { item } })),
		);
		expect(ids.every((id) => paid(id) === 'Y')).toBe(true);
	});

	it('pays a payment twice without changing it the second time', async () => {
		await runNode(sandbox, [{ id: sampleIds.unpaid }]);
		const { datePaid } = sandbox.store.payment(sampleIds.unpaid) ?? {};

		const run = await runNode(sandbox, [{ id: sampleIds.unpaid }]);

		expect(run.json('Bitrix24')).toEqual([{ id: sampleIds.unpaid, result: true }]);
		expect(sandbox.store.payment(sampleIds.unpaid)?.datePaid).toBe(datePaid);
	});

	it('takes the id of the incoming item when the node is dropped in untouched', async () => {
		const file = workflowWith();
		const node = file.nodes.find(({ name }) => name === 'Bitrix24');
		if (node !== undefined) node.parameters = {};

		const run = await runWorkflow(file, {
			credentials: credentialsFor(sandbox),
			input: [{ id: sampleIds.unpaid }],
		});

		expect(run.json('Bitrix24')).toEqual([{ id: sampleIds.unpaid, result: true }]);
	});

	it('takes an expression of its own for each item', async () => {
		const run = await runNode(sandbox, [{ order: { payment: sampleIds.unpaid } }], {
			parameters: {
				paymentId: locator('={{ $json.order.payment }}'),
			},
		});

		expect(run.json('Bitrix24')).toEqual([{ id: sampleIds.unpaid, result: true }]);
	});

	it('emits nothing and sends nothing for no items', async () => {
		const run = await runNode(sandbox, []);

		expect(run.items('Bitrix24')).toEqual([]);
		expect(sandbox.journal.entries).toEqual([]);
	});
});
