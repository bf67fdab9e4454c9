import { sleep } from 'n8n-workflow';
import type { Portal } from './portal';

/** How long it waits after a refusal, in ms of the portal's time. */
const AGAIN_MS = 100;

/**
 * Another program at the same portal and from the same address: from the moment the bucket is full it
 * asks for the time once every second of the portal's time, and where it is refused, again until it
 * gets through.
 *
 * @param scale how many times as fast as real time the portal's time runs
 * @param capacity how many requests fill the bucket
 * @returns a way to end it
 */
export function keepAsking(portal: Portal, scale: number, capacity: number): () => Promise<void> {
	let ended = false;
	const getsThrough = async () => {
		const response = await fetch(`${portal.webhookUrl}server.time`, { method: 'POST' });
		await response.text();
		return response.status !== 503;
	};
	const ask = async () => {
		while (!ended && (await portal.arrivals()).length < capacity) await sleep(5);
		const start = performance.now();
		for (let asked = 1; !ended; asked += 1) {
			while (!ended && !(await getsThrough())) await sleep(AGAIN_MS / scale);
			// Against the start, so that it does not fall behind by the time of its own requests.
			await sleep(Math.max(0, start + (asked * 1000) / scale - performance.now()));
		}
	};
	const asking = ask();
	return async () => {
		ended = true;
		await asking;
	};
}
