import { sampleIds } from '../../sandbox';
import { CONTINUE, locator, operationRunner } from '../../support/engine/runNode';
import { useSandbox } from '../../support/useSandbox';

const { invoice, unpaidOfInvoice } = sampleIds;
const NUMBER = '2024-071';

describe('A payment named by its invoice’s number', () => {
	const sandbox = useSandbox({}, { speedUp: 100 });
	const run = operationRunner(sandbox, 'payment.pay', {
		paymentId: locator('={{ $json.id }}', 'invoiceNumber'),
	});

	it.each([{ batchSize: 1 }, {}, { batchSize: 10 }])(
		'is the invoice’s one payment, found with others in one request: %j',
		async (options) => {
			const { items } = await run([NUMBER, '73', '72', 73], { options }, CONTINUE);

			expect(items('Bitrix24')).toMatchObject([
				{ json: { id: unpaidOfInvoice, result: true }, pairedItem: { item: 0 } },
				{ json: { id: 1048, result: true }, pairedItem: { item: 1 } },
				{ json: { error: expect.any(String) }, pairedItem: { item: 2 } },
				{ json: { error: expect.stringMatching(/paid by item 1 of this run$/) } },
			]);
			expect(sandbox.journal.calls('crm.item.list').map(({ parameters }) => parameters)).toEqual([
				expect.objectContaining({ filter: { '@accountNumber': [NUMBER, '73', '72'] } }),
			]);
		},
	);

	it.each([
		['2024-0711', 'No invoice has the number "2024-0711"'],
		['072', 'No invoice has the number "072"'],
		['A', 'No invoice has the number "A"; there is "a", which is not the same'],
		['X', '2 invoices have the number X: their IDs are 71, 72'],
	])('%s: nothing is paid, and what was found is named', async (number, error) => {
		const numbers: Record<number, string> =
			number === 'X' ? { [invoice]: 'X', 72: 'X' } : { 73: 'a' };
		for (const [id, own] of Object.entries(numbers)) {
			const one = sandbox.store.invoices.get(Number(id));
			if (one !== undefined) one.accountNumber = own;
		}

		const { json } = await run([number], {}, CONTINUE);

		expect(json('Bitrix24')).toMatchObject([{ error, details: { code: 'NOT_ONE_RECORD' } }]);
		expect(sandbox.journal.entries.map(({ method }) => method)).toEqual(['crm.item.list']);
	});

	it('says what the invoice has where there is not the one payment', async () => {
		sandbox.store.payment(1048).paid = 'Y';

		const { error } = await run(['73']);

		expect(error?.message).toMatch(/^Invoice 73 has no unpaid payment; its payments are 1047/);
	});
});

describe('An invoice named by its number', () => {
	const sandbox = useSandbox();
	const invoiceId = locator('={{ $json.id }}', 'number');

	it.each([
		['payment.getAll', 'crm.item.payment.list', 'entityId', {}],
		['payment.create', 'crm.item.payment.add', 'entityId', { fill: 'none' }],
		['paymentProduct.getAvailable', 'crm.item.productrow.getAvailableForPayment', 'ownerId', {}],
		['delivery.getAll', 'crm.item.delivery.list', 'entityId', {}],
		['owner.get', 'crm.item.get', 'id', {}],
		['owner.setStage', 'crm.item.update', 'id', { stageId: locator('DT31_3:P') }],
	] as const)('%s sends its ID in %s', async (operation, method, parameter, more) => {
		const parameters = { entityTypeId: 31, invoiceId, ...more };

		const { json } = await operationRunner(sandbox, operation, parameters)([NUMBER]);

		expect(json('Bitrix24')[0] ?? {}).not.toHaveProperty('error');
		const [search, call] = sandbox.journal.entries;
		expect([search?.method, search?.parameters.filter]).toEqual([
			'crm.item.list',
			{ '@accountNumber': [NUMBER] },
		]);
		expect([call?.method, call?.parameters[parameter]]).toEqual([method, invoice]);
	});

	it('is of no matter where Belongs To is Deal', async () => {
		const dealId = locator(String(sampleIds.deal));
		const parameters = { entityTypeId: 2, dealId, invoiceId: locator(NUMBER, 'number') };

		await operationRunner(sandbox, 'payment.getAll', parameters)(['x']);

		expect(
			sandbox.journal.entries.map(({ method, parameters: sent }) => [method, sent.entityId]),
		).toEqual([['crm.item.payment.list', sampleIds.deal]]);
	});

	it.each([
		['', /^Invoice is empty/],
		[true, /^Invoice must be a number given as text, not true/],
		[[5], /^Invoice must be/],
		['9'.repeat(101), /^Invoice must be at most 100 characters long/],
	])('is refused before anything is sent: %j', async (number, message) => {
		const run = operationRunner(sandbox, 'owner.get', { entityTypeId: 31, invoiceId }, CONTINUE);

		const { json } = await run([{ id: number } as never]);

		expect(json('Bitrix24')[0]?.error).toMatch(message);
		expect(sandbox.journal.entries).toEqual([]);
	});

	it('of an unknown mode is refused, and its modes are named', async () => {
		const parameters = { entityTypeId: '31', invoiceId: locator('71', 'title') };
		const run = operationRunner(sandbox, 'owner.get', parameters, CONTINUE);

		expect((await run(['x'])).json('Bitrix24')[0]?.error).toBe(
			'Invoice has the mode "title", which is not one of id, list, number',
		);
		expect(sandbox.journal.entries).toEqual([]);
	});
});
