import { METHOD_BLOCKED } from '../../support/faults/knownErrors';
import { sampleIds } from '../../sandbox';
import { CONTINUE, locator, operationRunner } from '../../support/engine/runNode';
import { until } from '../../support/engine/until';
import { useSandbox } from '../../support/useSandbox';

/** The wait after a block whose end is not known, 10 s, is 400 ms. */
const SCALE = 25;
const { deal, unpaid } = sampleIds;

describe('Payment > Pay with Expected Sum, while the portal blocks the method', () => {
	const sandbox = useSandbox(
		{ operating: null, clockScale: SCALE },
		{ speedUp: SCALE, perTest: true },
	);
	const pay = operationRunner(sandbox, 'payment.pay', {
		options: { expectedSum: '={{ $json.sum }}', parallelRequests: 1, batchSize: 1 },
	});
	const isRefused = () =>
		sandbox.journal.entries.some(({ error }) => error === METHOD_BLOCKED.code);

	it.each([
		['by its ID', locator('={{ $json.id }}')],
		['by its deal', locator('={{ $json.deal }}', 'deal')],
	])('does not pay %s what has another sum when the block ends', async (_how, paymentId) => {
		sandbox.faults.order({ ...METHOD_BLOCKED, method: 'crm.item.payment.pay' });
		const payment = sandbox.store.payment(unpaid);
		const { sum } = payment;

		const running = pay([{ id: unpaid, deal, sum }], { paymentId }, CONTINUE);
		await until(isRefused);
		payment.sum = sum + 300;
		const { json } = await running;

		expect(json('Bitrix24')).toMatchObject([
			{ error: expect.stringContaining(`is for ${sum + 300} RUB, not ${sum}`) },
		]);
		expect(payment.paid).toBe('N');
	});
});
