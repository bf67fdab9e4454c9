import { sampleIds, type Fault, type Sandbox } from '../../sandbox';
import { CONTINUE, idsAsItems, runOAuthNode } from '../../support/engine/runNode';
import { useSandbox } from '../../support/useSandbox';
import { journalSummary } from './journalSummary';

/** Each is answered with HTTP 401, as a token whose hour is over is. */
const refusals: Array<[string, string, RegExp, (sandbox: Sandbox) => void]> = [
	[
		'insufficient_scope',
		'The request requires higher privileges than provided by the access token',
		/application.*scope crm|scope crm.*application/i,
		({ settings }) => (settings.application.scopes = ['sale']),
	],
	[
		'user_access_error',
		'The user does not have access to the application.',
		/administrator/,
		({ settings }) => (settings.application.userMayUse = false),
	],
	[
		'APPLICATION_NOT_FOUND',
		'Application not found',
		/Install it again/,
		(s) => s.oauth.switchOff(),
	],
	...['REST is available only on commercial plans.', 'REST is available only by subscription.'].map(
		(text): [string, string, RegExp, (sandbox: Sandbox) => void] => [
			'ACCESS_DENIED',
			text,
			/Renew the plan or the subscription in the portal/,
			({ faults }) =>
				faults.order({ kind: 'error', code: 'ACCESS_DENIED', text, status: 401, times: Infinity }),
		],
	),
];

describe('A 401 that has nothing to do with the token’s hour', () => {
	const sandbox = useSandbox();

	it.each(refusals)(
		'%s is told in Bitrix24’s words ("%s") with what to do, without a renewal',
		async (code, text, advice, arrange) => {
			arrange(sandbox);

			const run = await runOAuthNode(sandbox, idsAsItems([sampleIds.unpaid, sampleIds.unpaidToo]));

			expect(run.error?.message).toBe(text);
			expect(run.error?.description).toMatch(advice);
			expect(run.error?.description).not.toMatch(/webhook/i);
			expect(run.error).toMatchObject({ httpCode: '401', context: { code, itemIndex: 0 } });
			expect(journalSummary(sandbox)).toEqual([`pay ${code}`]);
			expect(sandbox.oauth.refreshes).toBe(0);
		},
	);

	it.each(refusals)(
		'%s ("%s") is each item’s own in Continue mode',
		async (...[code, text, , arrange]) => {
			arrange(sandbox);
			const ids = [sampleIds.unpaid, sampleIds.unpaidToo];

			const run = await runOAuthNode(sandbox, idsAsItems(ids), CONTINUE);

			expect(run.items('Bitrix24')).toMatchObject(
				ids.map((id, item) => ({
					json: { error: text, details: { code, httpCode: '401', id } },
					pairedItem: { item },
				})),
			);
			expect(journalSummary(sandbox)).toEqual([`pay ${code}`, `pay ${code}`]);
		},
	);

	it('of one command does not make the whole batch go out again', async () => {
		sandbox.settings.application.scopes = ['sale'];

		const run = await runOAuthNode(sandbox, idsAsItems([sampleIds.unpaid, sampleIds.unpaidToo]), {
			onError: 'continueRegularOutput',
			parameters: { options: { batchSize: 10 } },
		});

		expect(run.json('Bitrix24').map(({ details }) => details)).toMatchObject([
			{ code: 'insufficient_scope' },
			{ code: 'insufficient_scope' },
		]);
		expect(sandbox.journal.calls('batch')).toHaveLength(1);
		expect(sandbox.oauth.refreshes).toBe(0);
	});

	it('after a renewal is told as it is', async () => {
		const fault: Fault = {
			kind: 'error',
			code: 'user_access_error',
			text: 'The user does not have access to the application.',
			status: 401,
			method: 'crm.item.payment.pay',
			skip: 1,
		};
		sandbox.faults.order(fault);
		const running = runOAuthNode(sandbox, [{ id: sampleIds.unpaid }]);
		sandbox.oauth.expire();

		const run = await running;

		expect(run.error?.message).toBe('The user does not have access to the application.');
		expect(run.error?.description).toMatch(/administrator/);
		expect(sandbox.oauth.refreshes).toBe(1);
	});
});
