import type { IPollFunctions } from 'n8n-workflow';

const keyOf = (caller: IPollFunctions): string =>
	`${caller.getWorkflow().id ?? ''}/${caller.getNode().id}`;

/** Polls of the same node that are still under way, by workflow and node. */
const underWay = new Set<string>();

/** Polls, unless a poll of the same node is under way. */
export async function pollAlone<T>(
	caller: IPollFunctions,
	poll: () => Promise<T>,
): Promise<T | null> {
	const key = keyOf(caller);
	if (underWay.has(key)) return null;
	underWay.add(key);
	try {
		return await poll();
	} finally {
		underWay.delete(key);
	}
}

/** What n8n made when it activated a node last, by workflow and node. */
const newest = new Map<string, WeakRef<IPollFunctions>>();

/** Every activation that has polled; with whether its user was told that it is superseded. */
const known = new WeakMap<IPollFunctions, { isWarned: boolean }>();

/**
 * Whether the workflow was activated anew since: n8n of before 2.4x may leave the poll of an activation
 * alive when the workflow is imported again, and with both of them each change would be emitted twice. n8n
 * calls each activation's poll with the same object as `this`, so the one that was seen last is the newest.
 */
export function isSuperseded(caller: IPollFunctions): boolean {
	if (caller.getMode() === 'manual') return false;
	const key = keyOf(caller);
	const own = known.get(caller);
	if (own === undefined) {
		known.set(caller, { isWarned: false });
		newest.set(key, new WeakRef(caller));
		return false;
	}
	if (newest.get(key)?.deref() === caller) return false;
	if (!own.isWarned) {
		own.isWarned = true;
		caller.logger.warn(
			`${caller.getNode().name} is polled by an earlier activation of the workflow, too. That one emits nothing any more; restart n8n to end it.`,
		);
	}
	return true;
}
