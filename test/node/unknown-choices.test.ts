import type { INodeParameters } from 'n8n-workflow';
import { sampleIds } from '../sandbox';
import { CONTINUE, idsAsItems, locator, runNode } from '../support/engine/runNode';
import { useSandbox } from '../support/useSandbox';

const { unpaid } = sampleIds;

describe('A choice that the node does not have', () => {
	const sandbox = useSandbox();
	const run = async (parameters: INodeParameters, setup = {}) =>
		await runNode(sandbox, idsAsItems([unpaid, unpaid]), { ...setup, parameters });

	const cases: Array<[name: string, parameters: INodeParameters, error: string]> = [
		[
			'an operation',
			{ operation: 'getMany' },
			'Operation "getMany" is not one of pay, create, delete,',
		],
		['no operation', { operation: '' }, 'Operation "" is not one of pay, create'],
		['an inherited name', { operation: 'constructor' }, 'Operation "constructor" is not one of'],
		[
			'the operation of another resource',
			{ operation: 'setQuantity' },
			'Operation "setQuantity" is not one of pay, create',
		],
		[
			'a resource',
			{ resource: 'invoice' },
			'Resource "invoice" is not one of payment, owner, delivery, method,',
		],
		['a mode', { paymentId: locator(unpaid, 'number2') }, 'Payment has the mode "number2", which'],
		['no mode', { paymentId: locator(unpaid, '') }, 'Payment has the mode "", which is not one of'],
		['a mode in capitals', { paymentId: locator(unpaid, 'Deal') }, 'Payment has the mode "Deal"'],
		[
			'an inherited mode',
			{ paymentId: locator(unpaid, 'toString') },
			'Payment has the mode "toString"',
		],
		[
			'a mode by an expression',
			{ paymentId: locator(unpaid, '={{ "by" + "Name" }}') },
			'Payment has the mode "byName"',
		],
		[
			'a mode of Deal',
			{ operation: 'getAll', dealId: locator(1, 'number') },
			'Deal has the mode "number", which is not one of id, list',
		],
		[
			'a mode of Invoice',
			{ operation: 'create', entityTypeId: 31, invoiceId: locator(1, 'deal') },
			'Invoice has the mode "deal", which is not one of id, list',
		],
		[
			'a mode of Deal by an expression',
			{ operation: 'getAll', dealId: locator(1, '={{ "in" + "voice" }}') },
			'Deal has the mode "invoice", which',
		],
		[
			'a mode of Payment System',
			{ operation: 'update', fields: { paySystemId: locator(6, 'name') } },
			'Payment System has the mode "name", which',
		],
		[
			'a mode of Product Row',
			{ resource: 'paymentProduct', operation: 'add', rowId: locator(17658, 'product') },
			'Product Row has the mode "product", which',
		],
		[
			'a mode of a row',
			{ resource: 'paymentDelivery', operation: 'delete', id: locator(5, 'delivery') },
			'Payment Row has the mode "delivery", which',
		],
		[
			'the mode of a kind of record',
			{ operation: 'getAll', entityTypeId: 7, dealId: locator(1) },
			'Belongs To must be 0 (Any), 2 (Deal) or 31 (Invoice), not 7',
		],
	];

	it.each(cases)('is named, and nothing is sent: %s', async (_name, parameters, error) => {
		const { json } = await run(parameters, CONTINUE);

		expect(json('Bitrix24')).toMatchObject([
			{ error: expect.stringContaining(error), details: { code: 'INVALID_INPUT' } },
			{ error: expect.stringContaining(error), details: { code: 'INVALID_INPUT' } },
		]);
		expect(sandbox.journal.entries).toEqual([]);
	});

	it.each(cases)(
		'stops the workflow before anything is sent: %s',
		async (_name, parameters, error) => {
			const { status, error: thrown } = await run(parameters);

			expect(status).toBe('error');
			expect(thrown?.message).toContain(error);
			expect(sandbox.journal.entries).toEqual([]);
		},
	);

	it.each([
		['the mode', locator('={{ $json.deal }}', '={{ "de" + "al" }}')],
		['the whole field', '={{ ({ __rl: true, mode: "deal", value: $json.deal }) }}'],
	])('counts as what it resolves to where %s is an expression', async (_name, paymentId) => {
		const { json } = await runNode(sandbox, [{ deal: sampleIds.deal }], {
			parameters: { paymentId } as INodeParameters,
		});

		expect(json('Bitrix24')).toEqual([{ id: unpaid, result: true }]);
	});

	it('is none where the field holds the bare ID', async () => {
		const { json } = await runNode(sandbox, [{ id: unpaid }], {
			parameters: { paymentId: '={{ $json.id }}' },
		});

		expect(json('Bitrix24')).toEqual([{ id: unpaid, result: true }]);
	});
});
