import { makeCertificate } from './certificate';
import { alternate, type Extent, type Figure, median, ratio } from './figure';
import { pay, payers } from './pay';
import { withPortal } from './portal';

const LATENCY_MS = 50;

/**
 * What a real portal costs, which is far away and behind TLS: against a hand-written loop that sends
 * one item after the other, as most nodes do.
 */
export async function tls({ quick }: Extent): Promise<Figure[]> {
	const certificate = await makeCertificate();
	const [count, rounds] = quick ? [60, 1] : [500, 3];
	// One after the other takes half a minute for all, and an item is like the next: some will do.
	const looped = count * 0.4;
	const settings = { payments: count, tls: { ...certificate, latency: LATENCY_MS } };
	return await withPortal(settings, async (portal) => {
		const anyCertificate = { requestOptions: { allowUnauthorizedCerts: true } };
		const single = payers.ours({}, anyCertificate);
		const batch = payers.ours({ batchSize: 50 }, anyCertificate);
		const loop = payers.handWritten(1);
		const anItem = (payer: typeof loop, items: number) => async () =>
			(await pay(portal, portal.ids.slice(0, items), payer)).ms / items;
		for (const payer of [single, batch, loop]) await pay(portal, portal.ids.slice(0, 20), payer);

		const results = await alternate(rounds, {
			loop: anItem(loop, looped),
			single: anItem(single, count),
			batch: anItem(batch, count),
		});
		const figure = (of: 'single' | 'batch', name: string, aim: number): Figure => {
			const value = ratio(results[of], results.loop);
			const each = [results[of], results.loop].map((ms) => median(ms).toFixed(1)).join(' / ');
			const note = `${each} ms an item; ${count} / ${looped} items, TLS, ${LATENCY_MS} ms`;
			return { part: 'tls', name, value, unit: 'x', aim, note };
		};
		return [
			figure('single', 'one request an item, 5 at once / loop, one after the other', 0.25),
			figure('batch', 'batches of 50 / loop, one after the other', 0.03),
		];
	});
}
