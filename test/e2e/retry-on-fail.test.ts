import { useFixture } from './harness/fixture';
import { report, reportOf } from './harness/payment-report';
import { chain, ids, pay, manualTrigger } from './harness/workflow';

const MISSING = 999_999;

const fixture = useFixture();

const retrying = { retryOnFail: true, maxTries: 3, waitBetweenTries: 100 };
const sent = (id: number) =>
	fixture.sandbox.journal
		.calls('crm.item.payment.pay')
		.filter(({ parameters }) => Number(parameters.id) === id).length;

describe('Retry On Fail in n8n', () => {
	it.each([0, 10])(
		'pays nothing twice beside an item that fails (batch size %i)',
		async (batchSize) => {
			const paid = pay({ ...retrying, parameters: { options: { batchSize } } });

			const { status, error } = await fixture.run(
				chain([manualTrigger, ids([1037, MISSING, 1041]), paid, report]),
			);

			expect(status).toBe('error');
			expect(error?.message).toBe('Payment has not been found');
			expect(sent(MISSING)).toBe(3);
			expect(sent(1037)).toBe(1);
			// In a batch what follows the failure is not carried out at all.
			expect(sent(1041)).toBe(batchSize === 0 ? 1 : 0);
		},
	);

	it('goes on where the trouble has passed, with every item in its place', async () => {
		const given = fixture.sandbox.store.addPayments(20);
		fixture.sandbox.faults.order({
			kind: 'error',
			code: 'SALE_EVENT_ON_BEFORE_PAID_ERROR',
			text: 'Not now',
			parameters: ({ id }) => id === given[4],
		});

		const { status, json } = await fixture.run(
			chain([manualTrigger, ids(given), pay(retrying), report]),
		);

		expect(status).toBe('success');
		expect(json('Report')).toEqual(reportOf(given));
		expect(given.map(sent)).toEqual(given.map(() => 1));
	});
});
