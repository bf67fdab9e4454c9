import { type Sandbox, sampleIds, startSandbox } from '../index';
import { callWebhook } from '../support/webhookClient';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
beforeEach(() => sandbox.reset());
afterAll(async () => await sandbox.stop());

const read = async (path: string) => await (await fetch(sandbox.url + path)).text();

test('the page shows payments and requests, in both colour schemes, and follows by itself', async () => {
	await callWebhook(sandbox, 'crm.item.payment.pay', { id: sampleIds.unpaid });
	const page = await read('/');
	expect(page).toContain('color-scheme: light dark');
	expect(page).toContain('3653/2');
	expect(page).toContain('Поставка телефонов');
	expect(page).toContain('payment 1037 paid: N → Y');
	expect(page).toMatch(/setInterval[\s\S]+2000/);
	expect(page).not.toMatch(/(src|href)=/);
});

test('the tables alone can be read again', async () => {
	await callWebhook(sandbox, 'crm.item.payment.pay', { id: sampleIds.unpaidToo });
	const tables = await read('/tables');
	expect(tables).toContain('payment 1038 paid: N → Y');
	expect(tables).not.toContain('<html');
});

test('the secret is not on the page, wherever a request carried it', async () => {
	await callWebhook(sandbox, 'crm.item.payment.get', { id: sandbox.webhookUrl });
	expect(await read('/')).not.toContain(sandbox.secret);
});

test('what a request carried is shown as text, not as HTML', async () => {
	await callWebhook(sandbox, 'crm.item.payment.get', { id: '<script>alert(1)</script>' });
	expect(await read('/')).not.toContain('<script>alert');
});
