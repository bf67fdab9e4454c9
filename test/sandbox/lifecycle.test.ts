import { sleep } from 'n8n-workflow';

import { startSandbox } from './index';

test('a sandbox portal stops at once, with calls that were never answered', async () => {
	const other = await startSandbox();
	other.faults.order({ kind: 'silence', process: 'never' });
	const unanswered = fetch(`${other.webhookUrl}profile`).catch(() => 'gone');
	while (other.journal.entries.length === 0) {
		await sleep(1);
	}
	await other.stop();
	expect(await unanswered).toBe('gone');
});

test('a port that is taken is an error, not a silent second portal', async () => {
	const one = await startSandbox();
	await expect(startSandbox({ port: Number(new URL(one.url).port) })).rejects.toThrow('EADDRINUSE');
	await one.stop();
});

test('two sandbox portals at once share nothing', async () => {
	const [one, other] = await Promise.all([startSandbox(), startSandbox()]);
	await fetch(`${one.webhookUrl}crm.item.payment.pay?id=1038`);
	expect([one, other].map(({ store }) => store.payment(1038).paid)).toEqual(['Y', 'N']);
	expect(other.journal.entries).toEqual([]);
	await Promise.all([one.stop(), other.stop()]);
});
