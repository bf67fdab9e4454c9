import type { INodeParameters } from 'n8n-workflow';
import type { SandboxSettings } from '../../test/sandbox';
import { runWorkflow } from '../../test/support/engine';
import { credentialsFor, locator, workflowWith } from '../../test/support/engine/runNode';
import { realTime, speedUp } from '../../test/support/engine/speedUp';
import type { Extent, Figure } from './figure';
import { idealSeconds } from './ideal';
import { payers } from './pay';
import { type Arrival, type Portal, withPortal } from './portal';
import { keepAsking } from './second-program';

/** A portal of the standard plan, and what a pay takes there in Bitrix24's own samples: docs/bitrix24-rest.md §3. */
const BUCKET = { capacity: 50, drain: 2 };
const PAY = { secondsPerCall: 0.93, parallel: 5, operatingSeconds: 480 };
/** The least that a loop of single requests lets pass between two of them, as HTTP Request's own batching does. */
const PAUSE_S = 0.5;

/** How many commands a batch has, and records a page: docs/bitrix24-rest.md §3. */
const BATCH_LENGTH = 50;
const LIST_LENGTH = 50;

/** The fewest requests that so many calls take. */
const requestsFor = (calls: number): number => Math.ceil(calls / BATCH_LENGTH);

const PART = 'waits';

interface Waited {
	/** All times in portal seconds, from the first arrival to the last answer. */
	seconds: number;
	/** When the first request came, in seconds since a minute of the portal's began. */
	startS: number;
	requests: number;
	refused: number;
	failed: number;
}

function read(arrivals: Arrival[], scale: number, minuteS: number, failed: number): Waited {
	const ours = arrivals.filter(({ method }) => method !== 'server.time');
	const start = Math.min(...ours.map(({ at }) => at));
	const end = Math.max(...ours.map(({ answeredAt }) => answeredAt));
	return {
		seconds: ((end - start) * scale) / 1000,
		startS: minuteS,
		requests: ours.length,
		refused: ours.filter(({ http }) => http === 503).length,
		failed,
	};
}

/** Another program has filled the bucket, and goes on with a request a second. */
async function fillAndKeepAsking(portal: Portal, scale: number): Promise<() => Promise<void>> {
	const ask = async () =>
		await (await fetch(`${portal.webhookUrl}server.time`, { method: 'POST' })).text();
	await Promise.all(Array.from({ length: BUCKET.capacity }, ask));
	return keepAsking(portal, scale, 0);
}

interface Run {
	count: number;
	scale: number;
	/** What is set of the node; an untouched one unless told. */
	payer?: Parameters<typeof workflowWith>[0];
	/** Of each item; its id unless told. */
	input?: (portal: Portal, index: number) => Record<string, string | number>;
	shared?: boolean;
	settings?: Partial<SandboxSettings>;
}

async function run({ count, scale, payer, input, shared, settings }: Run): Promise<Waited> {
	const sandbox = { bucket: BUCKET, clockScale: scale, ...settings };
	return await withPortal({ payments: count, sandbox }, async (portal) => {
		speedUp(scale);
		try {
			const items = portal.ids.map((id, index) => input?.(portal, index) ?? { id });
			const minuteS = await portal.secondsOfMinute();
			const second = shared === true ? await fillAndKeepAsking(portal, scale) : undefined;
			const result = await runWorkflow(
				workflowWith({ onError: 'continueRegularOutput', ...payer }),
				{ credentials: credentialsFor(portal, 'standard'), input: items },
			);
			await second?.();
			const failed = result.json('Done').filter((item) => 'error' in item).length;
			const missing = count - result.json('Done').length;
			return read(await portal.arrivals(), scale, minuteS, failed + missing);
		} finally {
			realTime();
		}
	});
}

const PAYS = {
	secondsPerPay: PAY.secondsPerCall,
	operating: { limit: PAY.operatingSeconds, perCall: 0 },
	batchMaxSeconds: 60,
};

/** An untouched node, against the ideal. */
function figuresOf(name: string, count: number, waited: Waited, aim: number): Figure[] {
	const ideal = idealSeconds(count, PAY, waited.startS);
	const { requests, seconds, failed, refused } = waited;
	return [
		{
			...{ part: PART, name: `${name}: time / ideal`, value: seconds / ideal, unit: 'x', aim },
			note: `${seconds.toFixed(0)} s of ${ideal.toFixed(0)} s; ${requests} requests`,
			measured: { count, seconds, ideal, requests, failed },
		},
		{ part: PART, name: `${name}: items that failed`, value: failed, unit: '', aim: 0 },
		{
			...{ part: PART, name: `${name}: requests refused (503)`, value: refused, unit: '' },
			...(!name.includes('second program') && { aim: 0 }),
		},
	];
}

const measuredOf = (count: number, { seconds, requests, failed }: Waited) => ({
	...{ count, seconds, requests, failed },
});

const byDeal: INodeParameters = {
	operation: 'get',
	paymentId: locator('={{ $json.deal }}', 'deal'),
};
const byNumber: INodeParameters = {
	operation: 'get',
	paymentId: locator('={{ $json.number }}', 'number'),
};

/**
 * What people wait for, on the portal's scaled clock: many payments with a node as it comes, at the time that a pay
 * takes, against the least that the limits allow; and the same work as people do it without the node.
 */
export async function waits({ quick }: Extent): Promise<Figure[]> {
	const [few, many, rows] = quick ? [100, 600, 500] : [300, 1000, 5000];
	const manyDeals = quick ? few : 1000;
	// Else the first request of all takes so long that it counts.
	await run({ count: 60, scale: 20 });
	const scale = quick ? 20 : 5;
	const alone = await run({ count: few, scale, settings: PAYS });
	const shared = await run({ count: few, scale, settings: PAYS, shared: true });
	// Nearly all of it is the wait for the method's block to end.
	const night = await run({ count: many, scale: 10, settings: PAYS });
	const loop = await run({
		...{ count: few, scale, settings: PAYS },
		payer: payers.handWritten(1, (PAUSE_S * 1000) / scale),
	});
	const atOnce = await run({ count: few, scale, settings: PAYS, payer: payers.bare() });
	const deals = await run({
		...{ count: manyDeals, scale: 1, payer: { parameters: byDeal } },
		input: (portal, index) => ({ deal: portal.deals[index] ?? 0 }),
	});
	const numbers = await run({
		...{ count: rows, scale: 1, payer: { parameters: byNumber } },
		input: (portal, index) => ({ number: portal.numbers[index] ?? '' }),
	});
	const lists = (name: string, count: number, waited: Waited, fewest: number): Figure[] => [
		{
			...{ part: PART, name: `${count} Get by ${name}: requests / fewest possible`, unit: 'x' },
			...{ value: waited.requests / fewest, aim: 1.1 },
			note: `${waited.requests} requests of at least ${fewest}`,
			measured: { ...measuredOf(count, waited), fewest },
		},
		{
			...{ part: PART, name: `${count} Get by ${name}: refused or failed`, unit: '', aim: 0 },
			value: waited.refused + waited.failed,
		},
	];
	return [
		...figuresOf(`${few} pays`, few, alone, 1.05),
		...figuresOf(`${few} pays beside a second program`, few, shared, 1.15),
		...figuresOf(`${many} pays`, many, night, 1.05),
		{
			...{ part: PART, name: `${few} pays: a loop that pauses ${PAUSE_S} s / an untouched node` },
			...{ value: loop.seconds / alone.seconds, unit: 'x', note: `${loop.seconds.toFixed(0)} s` },
			measured: measuredOf(few, loop),
		},
		{
			...{ part: PART, name: `${few} pays at once, as HTTP Request sends them: items that failed` },
			...{ value: atOnce.failed, unit: '', note: `${atOnce.refused} requests refused (503)` },
			measured: measuredOf(few, atOnce),
		},
		...lists('deal', manyDeals, deals, requestsFor(manyDeals) + requestsFor(manyDeals)),
		...lists('number', rows, numbers, requestsFor(rows / LIST_LENGTH) + requestsFor(rows)),
	];
}
