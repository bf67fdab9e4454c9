import type { INodeParameters } from 'n8n-workflow';
import { sampleIds } from '../../sandbox';
import { CONTINUE, locator, operationRunner } from '../../support/engine/runNode';
import { useSandbox } from '../../support/useSandbox';

const { deal, dealWithTwoUnpaid, dealWithoutPayments } = sampleIds;

/** Operation, deal, the message, and the payments that it lists. */
const unclear: Array<[string, number, RegExp, string[]]> = [
	[
		'pay',
		dealWithTwoUnpaid,
		/^Deal 13145 has 2 unpaid payments: /,
		['1038 (3654/1, 1200.5 EUR, not paid)', '1039 (3654/2, 2401 EUR, not paid)'],
	],
	['unpay', 13146, /^Deal 13146 has no paid payment; its payments are /, ['1041', '1042']],
	[
		'delete',
		deal,
		/^Deal 13144 has 2 payments: /,
		['1036 (3653/1, 79999 RUB, paid)', '1037 (3653/2, 80499 RUB, not paid)'],
	],
	['update', deal, /^Deal 13144 has 2 payments: /, ['1036', '1037']],
	['get', dealWithTwoUnpaid, /^Deal 13145 has 3 payments: /, ['1038', '1039', '1040']],
	['pay', dealWithoutPayments, /^Deal 13149 has no unpaid payment$/, []],
	['get', dealWithoutPayments, /^Deal 13149 has no payment$/, []],
];

describe('A payment named by its deal, when it is not clear which is meant', () => {
	const sandbox = useSandbox();
	const run = async (name: string, mode: string, owner: unknown, more?: INodeParameters) => {
		const preset = { paymentId: locator('={{ $json.id }}', mode) };
		return await operationRunner(sandbox, `payment.${name}`, preset, CONTINUE)([owner], more);
	};

	it.each(unclear)(
		'%s by deal %i changes nothing where it is not clear, and lists what there is',
		async (operation, owner, message, listed) => {
			const fields = { paid: 'Y' };

			const { json } = await run(
				operation,
				'deal',
				owner,
				operation === 'update' ? { fields } : {},
			);

			const [{ error, details } = {}] = json('Bitrix24');
			expect(error).toMatch(message);
			for (const payment of listed) expect(error).toContain(payment);
			expect(details).toEqual({
				code: 'NOT_ONE_RECORD',
				description: expect.stringMatching(/^Nothing was changed\. /),
				httpCode: null,
				method: `crm.item.payment.${operation}`,
			});
			expect(sandbox.journal.entries.map(({ method }) => method)).toEqual([
				'crm.item.payment.list',
			]);
		},
	);

	it('lists twenty payments at most', async () => {
		const ids = sandbox.store.addPayments(25, { entityId: dealWithoutPayments });

		const { json } = await run('pay', 'deal', dealWithoutPayments);

		const error = String(json('Bitrix24')[0]?.error);
		expect(error).toMatch(/^Deal 13149 has 25 unpaid payments: .* and 5 more$/);
		expect(ids.filter((id) => error.includes(`${id} (`))).toHaveLength(20);
	});
});
