import { realTime, speedUp } from '../../test/support/engine/speedUp';
import { drawBucket } from './bucket-picture';
import { type Extent, type Figure, median } from './figure';
import { pay, payers } from './pay';
import { type Arrival, withPortal } from './portal';
import { keepAsking } from './second-program';

/** How many times as fast as real time portal and node run; what is real work then counts as often. */
const SCALE = 10;
const BUCKET = { capacity: 50, drain: 2 };

interface Sent {
	/** All times in portal seconds from the first arrival. */
	seconds: number;
	refused: number;
	/** How many requests a second the second program got through meanwhile. */
	others: number;
	/** When each of our requests that the bucket let through arrived. */
	admitted: number[];
}

function read(arrivals: Arrival[]): Sent {
	const ours = arrivals.filter(({ method }) => method !== 'server.time');
	const start = Math.min(...ours.map(({ at }) => at));
	const since = (at: number) => ((at - start) * SCALE) / 1000;
	const seconds = since(Math.max(...ours.map(({ answeredAt }) => answeredAt)));
	const others = arrivals.filter(
		({ method, http, at }) => method === 'server.time' && http === 200 && since(at) <= seconds,
	);
	return {
		seconds,
		refused: ours.filter(({ http }) => http === 503).length,
		others: others.length / seconds,
		admitted: ours.filter(({ http }) => http !== 503).map(({ at }) => since(at)),
	};
}

async function send(count: number, shared: boolean): Promise<Sent> {
	const sandbox = { bucket: BUCKET, clockScale: SCALE };
	// A portal a run: the node remembers how full each portal's bucket is.
	return await withPortal({ payments: count, sandbox }, async (portal) => {
		const second = shared ? keepAsking(portal, SCALE, BUCKET.capacity) : undefined;
		await pay(portal, portal.ids, payers.ours({ batchSize: 1 }), { plan: 'standard' });
		await second?.();
		return read(await portal.arrivals());
	});
}

/**
 * How well the node uses the request limit of the standard plan: the time from the first request to
 * the last answer, against the time in which the bucket could let all of them through.
 */
export async function limits({ quick }: Extent): Promise<Figure[]> {
	const [count, rounds] = quick ? [100, 1] : [300, 3];
	const alone: Sent[] = [];
	const shared: Sent[] = [];
	// Else the very first request takes so long that its place in the bucket is free again.
	await withPortal(
		{ payments: 100 },
		async (portal) => await pay(portal, portal.ids, payers.ours()),
	);
	speedUp(SCALE);
	for (let round = 0; round < rounds; round += 1) {
		// Both at once: they have a portal each, and nearly all of their time is waiting.
		const [one, other] = await Promise.all([send(count, false), send(count, true)]);
		alone.push(one);
		shared.push(other);
	}
	realTime();
	const behind = count - BUCKET.capacity;
	// What the second program really took counts, not what it wanted: it is refused at times, too.
	const against = ({ seconds, others }: Sent) => seconds / (behind / (BUCKET.drain - others));
	const of = (what: (sent: Sent) => number, sent: Sent[]) => median(sent.map(what));
	if (!quick) drawBucket(alone[0]?.admitted ?? [], BUCKET);
	const burst = `${count} items, burst ${BUCKET.capacity}, ${BUCKET.drain}/s`;
	return [
		{
			...{ part: 'limits', name: 'time / ideal, alone', value: of(against, alone) },
			...{ unit: 'x', aim: 1.03, note: `${burst}, ${behind / BUCKET.drain} s` },
		},
		{
			...{ part: 'limits', name: 'requests refused (503), alone', unit: '', aim: 0 },
			value: Math.max(...alone.map(({ refused }) => refused)),
		},
		{
			...{ part: 'limits', name: 'time / ideal, beside a second program' },
			...{ value: of(against, shared), unit: 'x', aim: 1.15 },
			note: `it took ${of(({ others }) => others, shared).toFixed(2)}/s; all items paid`,
		},
		{
			...{ part: 'limits', name: 'requests refused (503), beside a second program', unit: '' },
			value: of(({ refused }) => refused, shared),
			note: 'each was sent again in its turn',
		},
	];
}
