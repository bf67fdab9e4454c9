/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions -- part of a command that runs on Node itself, no part of the package */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { alternate, type Extent, type Figure, median, ratio } from './figure';
import { type Portal, withPortal } from './portal';
import type { Scaled, ScaleTask } from './scale-process';

/** Pays in a process of its own, so that its memory is that of this run alone. */
async function paidApart(task: ScaleTask): Promise<Scaled> {
	const child = fork(join(__dirname, 'scale-process.ts'), [JSON.stringify(task)]);
	const heard = once(child, 'message') as Promise<[Scaled]>;
	const gone = once(child, 'exit').then(() => Promise.reject(new Error('A run broke off')));
	const [scaled] = await Promise.race([heard, gone]);
	gone.catch(() => undefined);
	return scaled;
}

async function measure(
	{ webhookUrl, ids, arrivals }: Portal,
	batchSize: number,
	sizes: number[],
	rounds: number,
): Promise<Figure[]> {
	const [firstId = 0] = ids;
	const contestants = sizes.map((count): [string, () => Promise<Scaled>] => [
		`${count} items`,
		async () => {
			await arrivals(true);
			return await paidApart({ webhookUrl, firstId, count, batchSize });
		},
	]);
	const results = await alternate(rounds, Object.fromEntries(contestants));
	const way = batchSize > 0 ? `batches of ${batchSize}` : 'one request an item';
	const msAnItem = (size: number) => (results[`${size} items`] ?? []).map(({ ms }) => ms / size);
	const middle = (size: number, what: (scaled: Scaled) => number) =>
		Math.round(median((results[`${size} items`] ?? []).map(what)));
	const [small = 0, large = 0] = [sizes[0], sizes.at(-1)];
	return [
		...sizes.map((size): Figure => ({
			part: 'scale',
			name: `an item of ${size}, ${way}`,
			value: median(msAnItem(size)),
			unit: 'ms',
			note: `peak ${middle(size, ({ peakMb }) => peakMb)} MB, heap ${middle(size, ({ heapBeforeMb }) => heapBeforeMb)} → ${middle(size, ({ heapMb }) => heapMb)} MB with the result in it`,
		})),
		{
			part: 'scale',
			name: `an item of ${large} / of ${small}, ${way}`,
			value: ratio(msAnItem(large), msAnItem(small)),
			unit: 'x',
			aim: 1.2,
		},
	];
}

/** Whether many items cost more each than few. */
export async function scale({ quick }: Extent): Promise<Figure[]> {
	const [sizes, rounds] = quick ? [[300, 1500], 1] : [[1000, 5000, 20_000], 2];
	return await withPortal({ payments: sizes.at(-1) ?? 0 }, async (portal) => [
		...(await measure(portal, 50, sizes, rounds)),
		...(await measure(portal, 0, sizes, rounds)),
	]);
}
