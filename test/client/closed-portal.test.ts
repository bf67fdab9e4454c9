import { sampleIds } from '../sandbox';
import { CONTINUE, operationRunner, runNode } from '../support/engine/runNode';
import { useSandbox } from '../support/useSandbox';

describe('A portal that answers no call', () => {
	const sandbox = useSandbox({}, { speedUp: 1000 });
	const payOne = async () => await runNode(sandbox, [{ id: sampleIds.unpaid }]);

	it.each(['/bitrix/coupon_activation.php', '/auth/'])(
		'and sends it to a page of its own, has not moved: its licence is over, or REST is closed (%s)',
		async (path) => {
			sandbox.settings.oddities.closedAt = path;

			const { error } = await payOne();

			expect(error?.message).toBe(`The portal redirects the request to its page ${path}`);
			expect(error?.description).toMatch(/licence has expired, or its REST API is closed/);
			expect(error?.context).toMatchObject({ code: 'PORTAL_CLOSED' });
			expect(sandbox.journal.entries).toHaveLength(1);
		},
	);

	it.each([0, 10])('has moved where it sends it to another host (batch size %i)', async (size) => {
		const location = 'https://new-portal.bitrix24.com/auth/';
		sandbox.faults.order({ kind: 'redirect', location, times: Infinity });

		const get = operationRunner(sandbox, 'payment.get', { options: { batchSize: size } }, CONTINUE);
		const { json } = await get([sampleIds.unpaid]);

		const error = 'The portal has moved to new-portal.bitrix24.com';
		expect(json('Bitrix24')).toMatchObject([{ error, details: { code: 'PORTAL_MOVED' } }]);
	});

	it('since its trial period is over, is quoted: the first words of the page', async () => {
		sandbox.settings.oddities.trialPage = true;

		const { error } = await payOne();

		expect(error?.message).toContain(
			'a web page instead of JSON (HTTP 200): “Внимание! Пробный период работы истёк. The trial period is over.”',
		);
	});

	it.each(['before', 'after', 'around'] as const)(
		'in JSON alone, is quoted with the warnings of PHP that stand %s it',
		async (place) => {
			sandbox.settings.oddities.phpWarnings = place;

			const { error } = await payOne();

			expect(error?.message).toContain('Warning: Undefined array key "QUANTITY"');
			expect(error?.message).not.toContain('<');
		},
	);

	it('is quoted up to 200 characters, without the webhook’s secret', async () => {
		const { pathname } = new URL(sandbox.webhookUrl);
		const html = `<style>p { color: red }</style><p>No ${pathname} here.<p>${'x'.repeat(500)}`;
		const answer = { kind: 'raw', text: html, process: 'never' } as const;
		sandbox.faults.order({ ...answer, times: Infinity });

		const { error } = await payOne();

		expect(error?.message).toMatch(/: “No \/rest\/1\/…\/ here\. x{100,200}…”/);
		expect(error?.message).not.toContain('color');
	});
});
