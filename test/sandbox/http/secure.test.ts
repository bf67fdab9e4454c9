import { type Sandbox, sampleIds, startSandbox } from '../index';
import { getSecurely } from '../support/secureClient';

const pay = `crm.item.payment.pay?id=${sampleIds.unpaid}`;
let sandbox: Sandbox;
afterEach(async () => await sandbox.stop());

const secureOf = ({ secure }: Sandbox) => {
	if (secure === undefined) throw new Error('The portal speaks no https');
	return secure;
};

test('https stands beside http: one portal, one store, one journal', async () => {
	sandbox = await startSandbox({ https: true });
	const { url, webhookUrl, certificate } = secureOf(sandbox);
	expect(url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
	const { status, text } = await getSecurely(webhookUrl + pay, certificate);
	expect([status, JSON.parse(text)]).toMatchObject([200, { result: true }]);
	expect(sandbox.store.payment(sampleIds.unpaid).paid).toBe('Y');
	const plain = await fetch(`${sandbox.webhookUrl}profile`);
	expect(plain.status).toBe(200);
	expect(sandbox.journal.entries.map(({ method }) => method)).toEqual([
		...['crm.item.payment.pay', 'profile'],
	]);
});

test('the certificate is the portal’s own: whoever does not know it refuses it, for localhost too', async () => {
	sandbox = await startSandbox({ https: true });
	const { url, certificate } = secureOf(sandbox);
	await expect(getSecurely(url)).rejects.toThrow(/self.signed/i);
	const named = url.replace('127.0.0.1', 'localhost');
	expect(await getSecurely(named, certificate)).toMatchObject({ status: 200 });
	const other = await startSandbox({ https: true });
	expect(secureOf(other).certificate).not.toBe(certificate);
	await other.stop();
});

test('without the setting there is none', async () => {
	sandbox = await startSandbox();
	expect(sandbox.secure).toBeUndefined();
});
