import { randomUUID } from 'crypto';

import { N8nApi } from './api';
import { startN8n, startWorker, type N8n } from './n8n';
import { startPostgres } from './postgres';
import type { Running } from './processes';
import { startRedis } from './redis';
import { newUserFolder, runFolder } from './run-folder';

/** An n8n in queue mode: a main process that hands executions over, and workers that run them. */
export interface QueueMode {
	main: N8n;
	/** Those that were started, also when they were killed since. */
	workers: Running[];
	api: N8nApi;
	/** Starts one more worker. */
	addWorker(): Promise<Running>;
	/** The worker that began an execution; undefined while none has. */
	workerOf(executionId: string): Running | undefined;
	stop(): Promise<void>;
}

/** A dead worker is noticed within a quarter of a minute; with n8n’s own settings that takes a minute and more. */
const FAST_STALL_DETECTION = {
	QUEUE_WORKER_LOCK_DURATION: '15000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '2000',
	QUEUE_WORKER_STALLED_INTERVAL: '3000',
};

/**
 * Starts Redis, PostgreSQL, a main process and workers, each as on a machine of its own: they share
 * nothing but the two and the key.
 *
 * @param count how many workers; each takes one execution at a time, so that all have one when all are wanted
 */
export async function startQueueMode(count: number): Promise<QueueMode> {
	const [redis, postgres] = await Promise.all([startRedis(), startPostgres()]);
	const env = {
		...redis.env,
		...postgres.env,
		...FAST_STALL_DETECTION,
		EXECUTIONS_MODE: 'queue',
		N8N_ENCRYPTION_KEY: randomUUID(),
	};
	const { folder, release } = runFolder();
	const settings = async (more: Record<string, string> = {}) => ({
		userFolder: await newUserFolder(),
		logFolder: folder,
		release,
		env: { ...env, ...more },
	});
	// It makes the tables, which a worker that starts beside it would make, too.
	const main = await startN8n(await settings());
	const workers: Running[] = [];
	const addWorker = async () => {
		const worker = await startWorker(await settings({ N8N_CONCURRENCY_PRODUCTION_LIMIT: '1' }));
		workers.push(worker);
		return worker;
	};
	const api = new N8nApi(main.url);
	await api.logIn();
	await Promise.all(Array.from({ length: count }, addWorker));
	const started = (executionId: string) => `Worker started execution ${executionId} (`;
	return {
		main,
		workers,
		api,
		addWorker,
		workerOf: (executionId) =>
			workers.find((worker) => worker.log().includes(started(executionId))),
		async stop() {
			await Promise.all([...workers, main].map(async (running) => await running.stop()));
			await Promise.all([redis.stop(), postgres.stop()]);
		},
	};
}
