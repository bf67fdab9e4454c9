import { sampleIds, type Fault } from '../../sandbox';
import { expiredCredentials } from '../../support/engine/oauthCredentials';
import { locator, runOAuthNode } from '../../support/engine/runNode';
import { useSandbox } from '../../support/useSandbox';
import { journalSummary } from './journalSummary';

type Ordered = Extract<Fault, { process: 'before' | 'never' }>;

describe('When the answer is lost to a request that was sent again with a new token', () => {
	const sandbox = useSandbox({}, { speedUp: 100 });
	const kinds: Array<[string, Pick<Ordered, 'kind'> & { status?: number }]> = [
		['a reset', { kind: 'reset' }],
		['a body shorter than told', { kind: 'truncated' }],
		['a cut-off body', { kind: 'cut' }],
		['a page', { kind: 'html', status: 502 }],
		['silence', { kind: 'silence' }],
	];

	/** Lets the request through that is refused with the old token, and hits the one after it. */
	const order = (method: string, fault: object, process: Ordered['process']) => {
		sandbox.faults.order({ ...fault, process, method, skip: 1 } as Fault);
	};
	const renewed = ['pay expired_token', 'get expired_token', 'token', 'get'];
	/** Only silence needs a timeout, and one that a busy machine does not reach with what is answered. */
	const patience = ({ kind }: { kind: string }) => ({
		requestOptions: kind === 'silence' ? { timeout: 1000 } : {},
	});

	it.each(kinds)('by %s, a payment is looked for, and not paid again', async (_name, fault) => {
		order('crm.item.payment.pay', fault, 'before');

		const run = await runOAuthNode(sandbox, [{ id: sampleIds.unpaid }], {
			store: expiredCredentials(sandbox),
			parameters: patience(fault),
		});

		expect(run.json('Bitrix24')).toEqual([{ id: sampleIds.unpaid, result: true }]);
		expect(journalSummary(sandbox)).toEqual([...renewed, 'pay', 'get']);
	});

	it.each(kinds)('by %s, a payment is paid when the look shows it unpaid', async (_name, fault) => {
		order('crm.item.payment.pay', fault, 'never');

		const run = await runOAuthNode(sandbox, [{ id: sampleIds.unpaid }], {
			store: expiredCredentials(sandbox),
			parameters: patience(fault),
		});

		expect(run.json('Bitrix24')).toEqual([{ id: sampleIds.unpaid, result: true }]);
		expect(journalSummary(sandbox)).toEqual([...renewed, 'pay', 'get', 'pay']);
	});

	it.each(kinds)('by %s, nothing is created a second time', async (_name, fault) => {
		order('crm.item.payment.add', fault, 'before');
		const before = sandbox.store.payments.size;

		const run = await runOAuthNode(sandbox, [{}], {
			store: expiredCredentials(sandbox),
			parameters: {
				operation: 'create',
				fill: 'none',
				dealId: locator(sampleIds.dealWithoutPayments),
				...patience(fault),
			},
		});

		expect(run.error?.message).toMatch(/it is unknown whether it was added$/);
		expect(run.error?.description).toMatch(/^It was not retried/);
		expect(sandbox.store.payments.size - before).toBe(1);
	});
});
