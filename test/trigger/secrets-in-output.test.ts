import { textsWith } from '../support/reachableTexts';
import { useSandbox } from '../support/useSandbox';
import { useWorkflows } from '../support/useWorkflows';
import { answerWith } from './answerWith';

const SECRET = 'k3y9s8e7c6r5';
const link = `https://portal.example/rest/1/${SECRET}/crm.controller.item.getFile/?id=5`;
const id = 1037;

const sandbox = useSandbox({ secret: SECRET });
const workflows = useWorkflows(sandbox);

const base64 = (prefix: string) => Buffer.from(`${prefix}${link}`).toString('base64');

const FILES: Array<[form: string, file: unknown]> = [
	['as it is', { id: 5, urlMachine: link }],
	['URL-encoded', { url: encodeURIComponent(link) }],
	['in a list', [{ urlMachine: link }]],
	['as a name', { [link]: 1 }],
	['in base64', base64('')],
	['in base64, one byte later', base64('a')],
	['in base64, two bytes later', base64('ab')],
	['in base64 for URLs', Buffer.from(`?>${link}`).toString('base64url')],
];

/** Whether a text, or any part of it that is base64, has the secret in it. */
const holds = (text: string): boolean =>
	[0, 1, 2, 3].some((start) =>
		[text, Buffer.from(text.slice(start), 'base64').toString('latin1')].some((one) =>
			one.includes(SECRET),
		),
	);

const textsIn = (value: unknown): string[] =>
	typeof value === 'object' && value !== null
		? Object.entries(value).flatMap(([name, one]) => [name, ...textsIn(one)])
		: [String(value)];

const paidWith = (file: unknown) => ({
	...{ id, paid: 'Y', sum: 5, currency: 'EUR', paySystemId: 6, accountNumber: '1/1' },
	...{ datePaid: '2026-01-01T00:00:00+00:00', ufCrmFile: file },
});

describe.each(FILES)('The webhook’s secret in a file field, %s, goes on nowhere', (_form, file) => {
	test('when Bitrix24 calls', async () => {
		const instance = await workflows.webhook();
		answerWith(sandbox, { result: paidWith(file) }, { method: 'crm.item.payment.get' });
		sandbox.person.pay(id);
		expect(await workflows.eventsOf(instance)).toContain(`paymentPaid ${id}`);
		expect(textsWith([SECRET], instance.started)).toEqual([]);
		expect(textsIn(instance.items).filter(holds)).toEqual([]);
	});

	test('when the trigger looks', async () => {
		const instance = await workflows.polled({ options: { lookBack: 3650 } });
		answerWith(
			sandbox,
			{ result: { payments: [paidWith(file)] }, total: 1 },
			{ method: 'sale.payment.list' },
		);
		await instance.poll();
		expect(instance.events).toContain(`paymentPaid ${id}`);
		expect(textsWith([SECRET], instance.started)).toEqual([]);
		expect(textsIn(instance.items).filter(holds)).toEqual([]);
	});
});

test('nor does the application token, in an item or in a failure', async () => {
	const instance = await workflows.webhook();
	const token = String(sandbox.events.handlers.list[0]?.applicationToken);
	answerWith(sandbox, { result: paidWith(token) }, { method: 'crm.item.payment.get' });
	sandbox.person.pay(id);
	expect(await workflows.eventsOf(instance)).toContain(`paymentPaid ${id}`);
	sandbox.faults.clear();
	sandbox.faults.order({
		kind: 'error',
		code: 'X',
		status: 400,
		text: `Not ${token}`,
		times: Infinity,
	});
	sandbox.person.pay(1038);
	await workflows.settled();
	expect(instance.failed).toMatchObject([{ message: 'Not …' }]);
	expect(textsWith([token], instance.items, instance.failed)).toEqual([]);
});

test('a short text in Application Token is not blotted out wherever it stands', async () => {
	const instance = await workflows.newWebhook();
	await instance.activate();
	workflows.enter(instance, '1037');
	const handler = instance.addressOf();
	sandbox.store.payment(id).accountNumber = 'No 1037';
	sandbox.store.payment(id).paid = 'Y';
	await sandbox.events.forge({ 'auth[application_token]': '1037' }, handler);
	await workflows.settled();
	expect(instance.items).toMatchObject([
		{ payment: { accountNumber: 'No 1037' } },
		{ payment: { accountNumber: 'No 1037' } },
	]);
});
