import { alternate, type Extent, type Figure, median, ratio } from './figure';
import { pay, payers } from './pay';
import { withPortal } from './portal';

const BUCKET = { capacity: 50, drain: 2 };
const BATCH = 50;

const reader = payers.ours({ batchSize: BATCH }, { operation: 'get' });

/**
 * Many reads under the request limit in batches: how many requests they take, and the time against
 * the ideal, which is that the limit is not felt at all.
 */
export async function batched({ quick }: Extent): Promise<Figure[]> {
	const [count, rounds] = quick ? [200, 1] : [1000, 5];
	const timed = (plan: string) => async () =>
		// A portal a run: the node remembers how full each portal's bucket is.
		await withPortal({ payments: count, sandbox: { bucket: BUCKET } }, async (portal) => {
			const { ms } = await pay(portal, portal.ids, reader, { plan });
			return { ms, requests: (await portal.arrivals()).length };
		});
	await timed('standard')();
	const { limited, free } = await alternate(rounds, {
		free: timed('selfHosted'),
		limited: timed('standard'),
	});
	const single = (count - BUCKET.capacity) / BUCKET.drain;
	const ms = (runs: typeof limited) => runs.map((run) => run.ms);
	return [
		{
			...{ part: 'batch', name: `requests for ${count} reads in batches of ${BATCH}` },
			...{ value: Math.max(...limited.map(({ requests }) => requests)), unit: '' },
			aim: count / BATCH,
		},
		{
			...{ part: 'batch', name: 'time under the limit / without one' },
			...{ value: ratio(ms(limited), ms(free)), unit: 'x', aim: 1.1 },
			note: `${(median(ms(limited)) / 1000).toFixed(2)} s; one request an item would take ${single} s`,
		},
	];
}
