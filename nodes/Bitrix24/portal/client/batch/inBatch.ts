import { sleep } from 'n8n-workflow';
import type { Outcome, Skipped } from '../../outcome';
import { isSkipped } from '../../outcome';
import { BLOCKED } from '../../transport/failures';

/** The most commands that Bitrix24 takes in one batch: docs/bitrix24-rest.md §4. */
export const MAX_BATCH_SIZE = 50;

/** A command left out this often goes out as a request of its own. */
const MAX_HALTS = 3;

/**
 * Gets a call answered in a batch.
 *
 * @param enqueue puts it into one
 * @param isBatchBlocked whether the portal refuses `batch` itself for the time being
 * @returns its outcome, and what its being in a batch was refused for: then it has to go out on its own
 */
export async function inBatch(
	enqueue: () => Promise<Outcome | Skipped>,
	isBatchBlocked: () => boolean,
): Promise<{ outcome: Outcome | Skipped; refusedFor?: string }> {
	for (let halts = 0; ; halts += 1) {
		const outcome = await enqueue();
		if (outcome.ok) return { outcome };
		if (isSkipped(outcome)) {
			if (outcome.skipped === 'stopped') return { outcome };
			// If the one before failed for good, the run has stopped by now; else it goes on.
			await sleep(0);
			if (halts < MAX_HALTS) continue;
			return { outcome, refusedFor: 'halts' };
		}
		const { code } = outcome;
		const isRefused =
			code === 'ANSWER_TOO_LARGE' ||
			code === 'ERROR_BATCH_LENGTH_EXCEEDED' ||
			code === 'ERROR_BATCH_METHOD_NOT_ALLOWED' ||
			(code === BLOCKED.code && isBatchBlocked());
		return isRefused ? { outcome, refusedFor: code } : { outcome };
	}
}
