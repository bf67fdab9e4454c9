/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions -- part of a command that runs on Node itself, no part of the package */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { alternate, type Extent, type Figure, median, ratio } from './figure';
import { type Portal, withPortal } from './portal';
import type { Scaled, ScaleTask } from './scale-process';

/** Pays in a process of its own, so that its memory is that of this run alone. */
async function paidApart(
	{ webhookUrl, ids: [firstId = 0], arrivals }: Portal,
	count: number,
	batchSize: number | undefined,
	collects = false,
): Promise<Scaled> {
	await arrivals(true);
	const task: ScaleTask = { webhookUrl, firstId, count, batchSize, collects };
	const child = fork(join(__dirname, 'scale-process.ts'), [JSON.stringify(task)]);
	const heard = once(child, 'message') as Promise<[Scaled]>;
	const gone = once(child, 'exit').then(() => Promise.reject(new Error('A run broke off')));
	const [scaled] = await Promise.race([heard, gone]);
	gone.catch(() => undefined);
	return scaled;
}

const WAYS: Record<string, number | undefined> = {
	'bare declarative node': undefined,
	'batches of 50': 50,
	'one request an item': 0,
};

const ways = Object.keys(WAYS);

const inUseBy = (way: string): string => `in use by ${way}`;

/** Whether many items cost more each than few, and how much memory they take beside a bare declarative node's. */
export async function scale({ quick }: Extent): Promise<Figure[]> {
	const [sizes, rounds] = quick ? [[300, 1500], 1] : [[1000, 5000, 20_000], 2];
	const [small = 0, large = 0] = [sizes[0], sizes.at(-1)];
	const results = await withPortal({ payments: large }, async (portal) => {
		const contestants = ways.flatMap((way) =>
			sizes.map((count): [string, () => Promise<Scaled>] => [
				`${count} by ${way}`,
				async () => await paidApart(portal, count, WAYS[way]),
			]),
		);
		const inUse = ways.map((way): [string, () => Promise<Scaled>] => [
			inUseBy(way),
			async () => await paidApart(portal, large, WAYS[way], true),
		]);
		return {
			...(await alternate(rounds, Object.fromEntries(contestants))),
			...(await alternate(1, Object.fromEntries(inUse))),
		};
	});
	const all = (way: string, size: number, what: (scaled: Scaled) => number): number[] =>
		(results[`${size} by ${way}`] ?? []).map(what);
	const middle = (way: string, size: number, what: (scaled: Scaled) => number): number =>
		Math.round(median(all(way, size, what)));
	const each = (size: number) => (scaled: Scaled) => scaled.ms / size;
	const peakHeap = ({ peakHeapMb }: Scaled): number => peakHeapMb;
	/** What the run took of the heap, without what was there before it. */
	const inUse = (way: string): number[] =>
		(results[inUseBy(way)] ?? []).map(({ heapBeforeMb, peakHeapMb }) => peakHeapMb - heapBeforeMb);
	return [
		...ways.flatMap((way) =>
			sizes.map((size): Figure => ({
				part: 'scale',
				name: `an item of ${size}, ${way}`,
				value: median(all(way, size, each(size))),
				unit: 'ms',
				note: `peak ${middle(way, size, ({ peakMb }) => peakMb)} MB, of the heap ${middle(way, size, peakHeap)} MB; heap ${middle(way, size, ({ heapBeforeMb }) => heapBeforeMb)} → ${middle(way, size, ({ heapMb }) => heapMb)} MB with the result in it`,
			})),
		),
		...ways.slice(1).flatMap((way): Figure[] => [
			{
				part: 'scale',
				name: `an item of ${large} / of ${small}, ${way}`,
				value: ratio(all(way, large, each(large)), all(way, small, each(small))),
				unit: 'x',
				aim: 1.1,
			},
			{
				part: 'scale',
				name: `peak heap of ${large} items, ${way} / bare`,
				value: ratio(all(way, large, peakHeap), all('bare declarative node', large, peakHeap)),
				unit: 'x',
				aim: 1.2,
				note: 'garbage included, of which V8 leaves up to three times what is in use',
			},
			{
				part: 'scale',
				name: `most heap in use by ${large} items, ${way} / bare`,
				value: ratio(inUse(way), inUse('bare declarative node')),
				unit: 'x',
				aim: 1.2,
				note: `${Math.round(median(inUse(way)))} of ${Math.round(median(inUse('bare declarative node')))} MB`,
			},
		]),
	];
}
