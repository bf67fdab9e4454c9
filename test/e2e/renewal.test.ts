import { useFixture } from './harness/fixture';
import { report, reportOf, timesPaid } from './harness/payment-report';
import { connectedCredential } from './harness/sandbox-credentials';
import { until } from './harness/until';
import { chain, ids, manualTrigger, pay } from './harness/workflow';

const TYPE = 'bitrix24OAuth2Api';

// So that many requests are under way at once.
const fixture = useFixture({ latency: 50 });

/** Pay, with the application's credential. */
const payByApplication = (options: { batchSize?: number; parallelRequests?: number } = {}) =>
	pay({
		credentials: { [TYPE]: { id: null, name: '' } },
		parameters: { authentication: 'oAuth2', options },
	});

beforeEach(async () => {
	await fixture.useCredential(connectedCredential(fixture.sandbox));
});

describe('When the hour of a token is over', () => {
	it('n8n renews it once, and the next execution has the new one', async () => {
		const { oauth } = fixture.sandbox;
		oauth.expire();

		const first = await fixture.run(
			chain([manualTrigger, ids([1037]), payByApplication(), report]),
		);
		const second = await fixture.run(
			chain([manualTrigger, ids([1041]), payByApplication(), report]),
		);

		expect(first.json('Report')).toEqual(reportOf([1037]));
		expect(second.json('Report')).toEqual(reportOf([1041]));
		expect(oauth.refreshes).toBe(1);
	});

	it('while 20 requests are under way, it is renewed once and each payment is paid once', async () => {
		const { journal, oauth, store } = fixture.sandbox;
		const given = store.addPayments(60);
		const paid = payByApplication({ batchSize: 1, parallelRequests: 20 });
		const workflow = await fixture.add(chain([manualTrigger, ids(given), paid, report]));

		const running = fixture.api.run(workflow);
		await until(() => journal.calls('crm.item.payment.pay').length >= 10, 'nothing was paid');
		oauth.expire();
		const { status, json } = await running;

		expect(status).toBe('success');
		expect(json('Report')).toEqual(reportOf(given));
		const late = journal.entries.filter(({ error }) => error === 'expired_token');
		// How many come after it hangs on the machine; the engine's own test has 20 of them.
		expect(late.length).toBeGreaterThan(0);
		expect(oauth.refreshes).toBe(1);
		expect(timesPaid(fixture.sandbox, given)).toEqual(given.map(() => 1));
	});

	it('and the answer is lost to the request that was sent again, the payment is looked at and not paid twice', async () => {
		const { faults, journal, oauth } = fixture.sandbox;
		oauth.expire();
		// The first is refused for its token.
		faults.order({ kind: 'reset', process: 'before', method: 'crm.item.payment.pay', skip: 1 });

		const { status, json } = await fixture.run(
			chain([manualTrigger, ids([1037]), payByApplication(), report]),
		);

		expect(status).toBe('success');
		expect(json('Report')).toEqual(reportOf([1037]));
		expect(oauth.refreshes).toBe(1);
		const sent = journal.entries.filter(({ method }) => method === 'crm.item.payment.pay');
		expect(sent.map(({ error }) => error)).toEqual(['expired_token', undefined]);
		expect(timesPaid(fixture.sandbox, [1037])).toEqual([1]);
	});
});
