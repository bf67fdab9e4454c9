import { sleep } from 'n8n-workflow';
import type { INodeParameters } from 'n8n-workflow';
import { sampleIds, TOKEN_REQUEST, type Fault } from '../sandbox';
import { expiredCredentials } from '../support/engine/oauthCredentials';
import {
	CONTINUE,
	locator,
	runNode,
	runOAuthNode,
	type NodeSetup,
} from '../support/engine/runNode';
import { until } from '../support/engine/until';
import { realTime, shortenTimeouts } from '../support/engine/speedUp';
import { useSandbox } from '../support/useSandbox';

const PAY = 'crm.item.payment.pay';
const ADD = 'crm.item.payment.add';

/** Real milliseconds; a byte comes more often, so that the line is never idle for so long. */
const TIMEOUT = 300;
const drip = (method: string, process: 'before' | 'never', totalMs = Infinity): Fault => ({
	...{ kind: 'drip', pauseMs: 20, totalMs, process, method },
});

describe('An answer that drips longer than the Timeout', () => {
	const sandbox = useSandbox({}, { speedUp: 1000 });
	const { unpaid, deal } = sampleIds;
	const ways: Array<[string, typeof runNode | typeof runOAuthNode, INodeParameters, string]> = [
		['with a webhook', runNode, {}, PAY],
		['as an application', runOAuthNode, {}, PAY],
		['in a batch', runNode, { options: { batchSize: 10 } }, 'batch'],
		['in a batch as an application', runOAuthNode, { options: { batchSize: 10 } }, 'batch'],
	];
	const setup = (parameters: INodeParameters, timeout = TIMEOUT): NodeSetup => ({
		...CONTINUE,
		parameters: { requestOptions: { timeout }, ...parameters },
	});
	const paid = () => sandbox.store.payment(unpaid).paid;
	const creating = {
		...{ operation: 'create', fill: 'none', entityTypeId: 2, dealId: locator(deal) },
	};

	it.each(ways)('is lost at the Timeout, %s: a payment is looked at', async (...way) => {
		const [, run, parameters, method] = way;
		for (const process of ['before', 'never'] as const) {
			sandbox.reset();
			sandbox.faults.order(drip(method, process));
			const started = Date.now();

			const { json } = await run(sandbox, [{ id: unpaid }], setup(parameters));

			expect(Date.now() - started).toBeLessThan(2000);
			expect(json('Bitrix24')).toEqual([{ id: unpaid, result: true }]);
			expect([paid(), sandbox.journal.calls(PAY).length]).toEqual(['Y', 1]);
		}
	});

	it.each(ways)('is lost at the Timeout, %s: nothing is added twice', async (...way) => {
		const [, run, parameters, method] = way;
		sandbox.faults.order(drip(method === PAY ? ADD : method, 'before'));

		const { json } = await run(sandbox, [{}], setup({ ...creating, ...parameters }));

		expect(json('Bitrix24')).toMatchObject([
			{
				error: expect.stringMatching(
					/ did not respond in time; it is unknown whether it was added$/,
				),
				details: { code: 'ETIMEDOUT', httpCode: null },
			},
		]);
		expect(sandbox.journal.calls(ADD)).toHaveLength(1);
		// The portal goes on until nobody is left to read it.
		const [{ at, answeredAt = 0 } = { at: 0 }] = sandbox.journal.entries;
		await until(() => (sandbox.journal.entries[0]?.answeredAt ?? answeredAt) - at >= TIMEOUT - 50);
	});

	it('stops a workflow that says what is unknown', async () => {
		sandbox.faults.order(drip(ADD, 'never'));
		const { requestOptions } = setup({}).parameters ?? {};

		const { error } = await runNode(sandbox, [{}, {}], {
			parameters: { ...creating, requestOptions, options: { parallelRequests: 1 } },
		});

		expect(error?.message).toMatch(/it is unknown whether it was added$/);
		expect(sandbox.journal.entries).toHaveLength(1);
	});

	it('is an answer where it ends in time', async () => {
		sandbox.faults.order(drip(PAY, 'before', 150));

		const { json } = await runNode(sandbox, [{ id: unpaid }], setup({}, 3000));

		expect(json('Bitrix24')).toEqual([{ id: unpaid, result: true }]);
		expect(sandbox.journal.entries).toHaveLength(1);
	});

	const LATE = [
		['drips', drip(TOKEN_REQUEST, 'before', 900)],
		['is silent', { kind: 'delay', process: 'after', ms: 900, method: TOKEN_REQUEST } as const],
	] as const;

	it.each(LATE)(
		'of the authorization server, which %s, is waited for: a renewal is no request’s own',
		async (_what, late) => {
			const store = expiredCredentials(sandbox);
			sandbox.faults.order(late);

			const { json } = await runOAuthNode(sandbox, [{}], { ...setup(creating), store });

			expect(json('Bitrix24')).toMatchObject([{ id: expect.any(Number) }]);
			expect(store.renewals).toBe(1);
			expect(sandbox.journal.calls(ADD).filter(({ http }) => http === 200)).toHaveLength(1);
		},
	);

	describe('of the authorization server, which takes more than a minute', () => {
		beforeEach(() => shortenTimeouts(120));
		afterEach(realTime);

		it.each(LATE)('and %s, ends a renewal, and nothing is sent after that', async (_what, late) => {
			const store = expiredCredentials(sandbox);
			sandbox.faults.order(late);
			const started = Date.now();

			const { json } = await runOAuthNode(sandbox, [{}], {
				...setup(creating, 60_000),
				store,
			});

			expect(Date.now() - started).toBeLessThan(3000);
			expect(json('Bitrix24')).toMatchObject([{ details: { code: 'TOKEN_NOT_RENEWED' } }]);
			// Until the late answer has come.
			await sleep(1000);
			expect(sandbox.journal.calls(ADD).filter(({ http }) => http === 200)).toEqual([]);
		});
	});
});
