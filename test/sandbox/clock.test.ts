import { isoDate } from './clock';
import { type Sandbox, sampleIds, startSandbox } from './index';
import { callWithToken } from './support/oauthClient';
import { callWebhook, errorOf, resultOf } from './support/webhookClient';

const DAY = 86_400_000;
const pay = 'crm.item.payment.pay';
const id = sampleIds.unpaid;

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox();
	sandbox.clock.scale = 0;
});
afterEach(async () => await sandbox.stop());

test.each([-DAY, -5000, 5000, DAY])(
	'a clock that is put by %d ms shows it in all dates',
	async (ms) => {
		const shown = sandbox.clock.now() + ms;
		sandbox.clock.advance(ms);
		expect(sandbox.clock.now()).toBe(shown);
		const { body } = await callWebhook(sandbox, pay, { id });
		expect(body.time).toMatchObject({ start: shown / 1000, date_start: isoDate(shown) });
		expect(sandbox.store.payment(id).datePaid).toBe(isoDate(shown));
		expect(await resultOf(sandbox, 'server.time')).toBe(isoDate(shown));
	},
);

test('a clock that is put back neither fills nor drains the bucket, which then drains as before', async () => {
	sandbox.settings.bucket = { capacity: 2, drain: 2 };
	await resultOf(sandbox, 'scope');
	sandbox.clock.advance(-DAY);
	await resultOf(sandbox, 'scope');
	expect(await errorOf(sandbox, 'scope')).toMatchObject({ status: 503 });
	sandbox.clock.advance(1000);
	await resultOf(sandbox, 'scope');
});

test('a clock that is put back a day does not keep a method blocked for a day', async () => {
	sandbox.settings.operating = { limit: 1, perCall: 1 };
	await resultOf(sandbox, pay, { id });
	expect(await errorOf(sandbox, pay, { id })).toMatchObject({ status: 429 });
	sandbox.clock.advance(-DAY);
	expect(await resultOf(sandbox, pay, { id })).toBe(true);
});

test('an access token expires by the clock, which may be put forward and back again', async () => {
	const { access_token: bearer } = sandbox.oauth.issue();
	const statusOf = async () => (await callWithToken(sandbox, { bearer })).status;
	sandbox.clock.advance(DAY);
	expect(await statusOf()).toBe(401);
	sandbox.clock.advance(-DAY);
	expect(await statusOf()).toBe(200);
});
