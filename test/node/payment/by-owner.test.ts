import type { INodeParameters } from 'n8n-workflow';
import { sampleIds } from '../../sandbox';
import { CONTINUE, locator, operationRunner, runNode } from '../../support/engine/runNode';
import { useSandbox } from '../../support/useSandbox';

const { deal, dealWithTwoUnpaid, invoice } = sampleIds;
/** Invoice 73 has payments 1047, paid, and 1048, not paid. */
const INVOICE_OF_TWO = 73;

const choices: Array<[string, 'deal' | 'invoice', number, number, INodeParameters]> = [
	['pay', 'deal', deal, sampleIds.unpaid, {}],
	['pay', 'invoice', INVOICE_OF_TWO, 1048, {}],
	['unpay', 'deal', deal, sampleIds.paid, {}],
	['unpay', 'invoice', INVOICE_OF_TWO, 1047, {}],
	['delete', 'invoice', invoice, sampleIds.unpaidOfInvoice, {}],
	['get', 'deal', 13147, 1043, {}],
	['get', 'invoice', invoice, sampleIds.unpaidOfInvoice, {}],
	['getPublicUrl', 'invoice', invoice, sampleIds.unpaidOfInvoice, {}],
	['update', 'deal', 13147, 1043, { fields: { paySystemId: { mode: 'id', value: '7' } } }],
];

describe('A payment named by its deal or invoice', () => {
	const sandbox = useSandbox();
	const run = async (name: string, mode: string, owner: unknown, more?: INodeParameters) => {
		const preset = { paymentId: locator('={{ $json.id }}', mode) };
		return await operationRunner(sandbox, `payment.${name}`, preset, CONTINUE)([owner], more);
	};

	it.each(choices)(
		'%s by %s %i works on payment %i, after one read',
		async (operation, mode, owner, payment, parameters) => {
			const { items } = await run(operation, mode, owner, parameters);

			expect(items('Bitrix24')).toEqual([
				expect.objectContaining({
					json: expect.objectContaining({ id: payment }),
					pairedItem: { item: 0 },
				}),
			]);
			expect(items('Bitrix24')[0]?.json).not.toHaveProperty('error');
			const [search, call] = sandbox.journal.entries;
			expect(sandbox.journal.entries).toHaveLength(2);
			expect([search?.method, search?.body]).toEqual([
				'crm.item.payment.list',
				{ entityTypeId: mode === 'deal' ? 2 : 31, entityId: owner },
			]);
			expect(call?.parameters.id).toBe(payment);
		},
	);

	it('pays the one that is left after another was paid', async () => {
		sandbox.store.payment(sampleIds.unpaidToo).paid = 'Y';

		await run('pay', 'deal', dealWithTwoUnpaid);

		expect(sandbox.store.payment(sampleIds.unpaidThird).paid).toBe('Y');
	});

	it('fails with the search’s own words when the deal is refused', async () => {
		const { json } = await run('pay', 'deal', sampleIds.dealDenied);

		expect(json('Bitrix24')).toMatchObject([
			{
				error: 'Access denied',
				details: { code: 'ACCESS_DENIED', method: 'crm.item.payment.list', httpCode: '403' },
			},
		]);
		expect(sandbox.journal.entries).toHaveLength(1);
	});

	it.each([
		['deal', '', /^Payment is empty/],
		['deal', '13144.5', /^Payment must be a deal ID/],
		['invoice', 'SI71', /^Payment must be an invoice ID/],
	])('is refused before it is sent when the %s’s id is %j', async (mode, owner, message) => {
		const { json } = await run('pay', mode, owner);

		expect(json('Bitrix24')[0]?.error).toMatch(message);
		expect(json('Bitrix24')[0]?.details).toMatchObject({
			description: expect.stringMatching(/(a deal|an invoice) ID|Correct Payment/),
		});
		expect(sandbox.journal.entries).toEqual([]);
	});
});

describe('A payment chosen from the list', () => {
	const sandbox = useSandbox();

	it('is paid by its own id', async () => {
		const { json } = await runNode(sandbox, [{}], {
			parameters: { paymentId: locator(sampleIds.unpaid, 'list') },
		});

		expect(json('Bitrix24')).toEqual([{ id: sampleIds.unpaid, result: true }]);
		expect(sandbox.journal.entries).toHaveLength(1);
	});
});
