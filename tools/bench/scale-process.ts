/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- a command that runs on Node itself, no part of the package */
import { getHeapStatistics } from 'node:v8';
import { runWorkflow } from '../../test/support/engine';
import { credentialsFor, idsAsItems, workflowWith } from '../../test/support/engine/runNode';
import { pay, payers } from './pay';

export interface ScaleTask {
	webhookUrl: string;
	/** The payments to pay are this one and those behind it. */
	firstId: number;
	count: number;
	/** How many a request of ours has, 0 for one; undefined for a bare declarative node. */
	batchSize?: number;
	/** Whether to collect garbage again and again, so that the heap is what is in use. It takes time. */
	collects?: boolean;
}

export interface Scaled {
	ms: number;
	/** The most memory that the process ever had. */
	peakMb: number;
	/** The most heap while it ran; garbage included, unless that was collected. */
	peakHeapMb: number;
	/** What is in use after a garbage collection, before the run and with its result still there. */
	heapBeforeMb: number;
	heapMb: number;
}

const WARM_UP = 500;

const SAMPLE_MS = 10;

const COLLECT_MS = 1000;

/** So many requests at once every system allows a process; 20,000 it does not. */
const SOCKETS = 5000;

const heapMb = () => {
	globalThis.gc?.();
	return process.memoryUsage().heapUsed / 1e6;
};

async function main(): Promise<void> {
	const task = JSON.parse(process.argv[2] ?? '{}') as ScaleTask;
	const { firstId, count, batchSize, collects = false, ...portal } = task;
	const ids = Array.from({ length: count }, (_, index) => firstId + index);
	const payer =
		batchSize === undefined ? payers.bareInPortions(SOCKETS) : payers.ours({ batchSize });
	// Else few items would seem dear, because they are the first.
	for (let round = 0; round < 2; round += 1) await pay(portal, ids.slice(0, WARM_UP), payer);

	const input = idsAsItems(ids);
	const heapBeforeMb = heapMb();
	let peakHeap = 0;
	const sampling = setInterval(
		() => {
			if (collects) globalThis.gc?.();
			peakHeap = Math.max(peakHeap, getHeapStatistics().used_heap_size);
		},
		collects ? COLLECT_MS : SAMPLE_MS,
	);
	const start = performance.now();
	const result = await runWorkflow(workflowWith(payer), {
		credentials: credentialsFor(portal),
		input,
	});
	const ms = performance.now() - start;
	clearInterval(sampling);
	const scaled: Scaled = {
		ms,
		peakMb: process.resourceUsage().maxRSS / 1000,
		peakHeapMb: peakHeap / 1e6,
		heapBeforeMb,
		heapMb: heapMb(),
	};
	if (result.items('Done').length !== count) throw new Error('Not all items came out');
	process.send?.(scaled, () => process.exit(0));
}

void main();
