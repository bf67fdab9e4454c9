import { sampleIds } from '../sandbox';
import { leaksOf } from './leaksOf';
import { useSandbox } from '../support/useSandbox';
import { useWorkflows } from '../support/useWorkflows';

const { unpaid, unpaidToo } = sampleIds;
const sandbox = useSandbox();
const workflows = useWorkflows(sandbox);

const handlerOf = () => String(sandbox.events.handlers.list[0]?.url);
const forge = async (body: Record<string, string | undefined> | string, headers = {}) =>
	(await sandbox.events.forge(body, handlerOf(), headers)).status;

test('a call that comes after Application Token was emptied is refused, and is a failed execution that says so', async () => {
	const instance = await workflows.webhook();
	workflows.enter(instance, ' ');
	sandbox.person.pay(unpaid);
	await workflows.settled();
	expect(sandbox.events.sent).toMatchObject([{ status: 403 }]);
	expect(instance.started).toEqual([]);
	expect(instance.failed).toMatchObject([
		{
			message: 'Application Token of the Bitrix24 API credential is empty',
			description: expect.stringMatching(/Copy the application token of the outbound webhook/),
		},
	]);
});

test('a token that was copied with spaces around it is taken', async () => {
	const instance = await workflows.webhook();
	workflows.enter(instance, ` ${sandbox.events.handlers.list[0]?.applicationToken}\n`);
	sandbox.person.pay(unpaid);
	expect(await workflows.eventsOf(instance)).toEqual(['paymentPaid 1037']);
});

test('a token that was changed in the credential counts at once', async () => {
	const instance = await workflows.webhook();
	sandbox.person.pay(unpaidToo);
	await workflows.settled();
	workflows.enter(instance, 'another');
	sandbox.person.pay(unpaid);
	expect(await workflows.eventsOf(instance)).toEqual(['paymentPaid 1038']);
	expect(instance.warnings[0]).toMatch(/Copy the token again from the outbound webhook/);
	expect(leaksOf(sandbox, instance)).toEqual([]);
});

test('the application token that the user entered is not kept in static data', async () => {
	const instance = await workflows.webhook();
	sandbox.person.pay(unpaid);
	await workflows.settled();
	const token = String(sandbox.events.handlers.list[0]?.applicationToken);
	expect(JSON.stringify(instance.stored)).toMatch(/1037/);
	expect(JSON.stringify(instance.stored)).not.toContain(token);
});

test('a body that a proxy turned into nested JSON is read', async () => {
	const instance = await workflows.webhook();
	const { applicationToken } = sandbox.events.handlers.list[0] ?? {};
	sandbox.store.payment(unpaid).paid = 'Y';
	const body = {
		event: 'ONPAYMENTENTITYSAVED',
		data: { FIELDS: { ID: unpaid } },
		auth: {
			domain: new URL(sandbox.url).host,
			member_id: sandbox.oauth.memberId,
			application_token: applicationToken,
		},
	};
	expect(await forge(JSON.stringify(body), { 'content-type': 'application/json' })).toBe(200);
	expect(await workflows.eventsOf(instance)).toEqual(['paymentPaid 1037']);
});

test('a credential that leads nowhere: calls are refused, and each is a failed execution that says why', async () => {
	const instance = await workflows.webhook();
	workflows.enter(instance, undefined, sandbox.webhookUrl.replace('http:', 'ftp:'));
	sandbox.person.pay(unpaid);
	await workflows.settled();
	expect(sandbox.events.sent).toMatchObject([{ status: 403 }]);
	expect(instance.failed).toMatchObject([{ message: 'Webhook URL must begin with https://' }]);
	expect(instance.started).toEqual([]);
	expect(leaksOf(sandbox, instance)).toEqual([]);
});
