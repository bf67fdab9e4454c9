import type { INodeParameters } from 'n8n-workflow';
import { sampleIds } from '../sandbox';
import { CONTINUE, locator, operationRunner } from '../support/engine/runNode';
import { useSandbox } from '../support/useSandbox';

const { deal, invoice } = sampleIds;

/** The operations that work on a deal or an invoice, and how their methods take its kind and ID. */
const OPERATIONS: Array<[name: string, type: string, id: string, deal: string, invoice: string]> = [
	['payment.create', 'entityTypeId', 'entityId', '2', '31'],
	['payment.getAll', 'entityTypeId', 'entityId', '2', '31'],
	['delivery.getAll', 'entityTypeId', 'entityId', '2', '31'],
	['paymentProduct.getAvailable', 'ownerType', 'ownerId', 'D', 'SI'],
];

describe.each(OPERATIONS)('Deal and Invoice of %s', (name, type, id, asDeal, asInvoice) => {
	const sandbox = useSandbox();
	const sent = () =>
		sandbox.journal.entries
			.filter(({ method }) => method !== 'batch')
			.map(({ parameters }) => `${String(parameters[type])} ${String(parameters[id])}`);
	const run = async (parameters: INodeParameters, items: unknown[] = [{}]) =>
		await operationRunner(
			sandbox,
			name,
			{},
			CONTINUE,
		)(items, {
			fill: 'none',
			...parameters,
			options: { batchSize: 1 },
		});
	const both = { dealId: locator(deal, 'list'), invoiceId: locator(invoice, 'list') };

	it.each([
		['2', 2, asDeal, deal],
		['31', 31, asInvoice, invoice],
		['the text 2', '2', asDeal, deal],
		['the text 31', '31', asInvoice, invoice],
	])('sends the one that Belongs To names: %s', async (_name, entityTypeId, kind, record) => {
		await run({ entityTypeId, ...both });

		expect(sent()).toEqual([`${kind} ${record}`]);
	});

	it('sends for each item the one that an expression names, as a number or as a text', async () => {
		await run({ entityTypeId: '={{ $json.type }}', ...both }, [
			{ type: 2 },
			{ type: 31 },
			{ type: '31' },
			{ type: '2' },
		]);

		expect(sent()).toEqual([
			`${asDeal} ${deal}`,
			`${asInvoice} ${invoice}`,
			`${asInvoice} ${invoice}`,
			`${asDeal} ${deal}`,
		]);
	});

	it('takes the IDs from the items as well', async () => {
		const field = locator('={{ $json.owner }}');
		const parameters = { entityTypeId: '={{ $json.type }}', dealId: field, invoiceId: field };

		await run(parameters, [
			{ type: 31, owner: String(invoice) },
			{ type: 2, owner: deal },
		]);

		expect(sent()).toEqual([`${asInvoice} ${invoice}`, `${asDeal} ${deal}`]);
	});

	it.each([
		['Deal', 2, { invoiceId: locator(invoice) }],
		['Invoice', 31, { dealId: locator(deal) }],
		['Deal', '={{ 2 }}', { invoiceId: locator(invoice) }],
		['Invoice', '={{ 31 }}', { dealId: locator(deal) }],
	])('never takes the one for the other: %s is empty', async (label, entityTypeId, parameters) => {
		const { json } = await run({ entityTypeId, ...parameters });

		expect(json('Bitrix24')).toMatchObject([
			{
				error: expect.stringContaining(`${label} is empty`),
				details: { description: expect.stringContaining(`ID (a number such as`) },
			},
		]);
		expect(sandbox.journal.entries).toEqual([]);
	});

	// Get Many knows 0 too: any kind.
	const none = [1, 7, 'deal', '', null, 2.5, ...(name === 'payment.getAll' ? [] : [0])];
	it.each(none)(
		'refuses a kind that is none of both, and names the field: %j',
		async (entityTypeId) => {
			const items = [{ type: entityTypeId }];

			const { json } = await run({ entityTypeId: '={{ $json.type }}', ...both }, items);

			expect(json('Bitrix24')).toMatchObject([
				{
					error: expect.stringMatching(/^Belongs To must be /),
					details: { code: 'INVALID_INPUT' },
				},
			]);
			expect(sandbox.journal.entries).toEqual([]);
		},
	);
});

describe('What the portal says of an invoice', () => {
	const sandbox = useSandbox();

	it('comes with advice that names the field Invoice', async () => {
		const run = operationRunner(sandbox, 'payment.create', { fill: 'none' }, CONTINUE);

		const { json } = await run([{}], { entityTypeId: 31, invoiceId: locator(9999) });

		expect(json('Bitrix24')).toMatchObject([
			{
				details: {
					description: expect.stringContaining('Check Invoice, and whether this is the ID'),
				},
			},
		]);
	});
});
