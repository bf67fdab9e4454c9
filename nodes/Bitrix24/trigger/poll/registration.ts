import type { IPollFunctions } from 'n8n-workflow';

const keyOf = (caller: IPollFunctions): string =>
	`${caller.getWorkflow().id ?? ''}/${caller.getNode().id}`;

/** What n8n made when it activated a node last, by workflow and node. */
const newest = new Map<string, WeakRef<IPollFunctions>>();

/** Every activation that was seen polling. */
const known = new WeakSet<IPollFunctions>();

/** Those of them whose user was told that they are superseded. */
const warned = new WeakSet<IPollFunctions>();

/** Polls of the same node that are still under way, by workflow and node. */
const underWay = new Set<string>();

/** Nodes whose last poll was given up for a newer activation. */
const givenUp = new Set<string>();

/**
 * n8n calls each activation's poll with the same object as `this`, so the one that was seen last is the newest.
 *
 * @returns whether this is its first poll
 */
function register(key: string, caller: IPollFunctions): boolean {
	if (known.has(caller)) return false;
	for (const [other, activation] of newest) {
		if (activation.deref() === undefined) newest.delete(other);
	}
	known.add(caller);
	newest.set(key, new WeakRef(caller));
	return true;
}

/** Whether the workflow was activated anew since. */
const isSuperseded = (key: string, caller: IPollFunctions): boolean =>
	newest.get(key)?.deref() !== caller;

function warnOnce(caller: IPollFunctions): void {
	if (warned.has(caller)) return;
	warned.add(caller);
	caller.logger.warn(
		`${caller.getNode().name} is also polled by an earlier activation of the workflow. That activation no longer emits events. Restart n8n to stop it.`,
	);
}

/**
 * Claims what a poll read, to emit it. When the workflow was saved meanwhile, the new activation knows
 * nothing of it and would emit it again; so this one leaves it to that one. But not twice one after the
 * other: an n8n that makes an activation for each poll would never get anything.
 *
 * @returns false where it is not to be emitted
 */
function claim(key: string, caller: IPollFunctions): boolean {
	if (isSuperseded(key, caller) && !givenUp.has(key)) {
		givenUp.add(key);
		return false;
	}
	givenUp.delete(key);
	return true;
}

/**
 * Polls, unless a poll of the same node is under way or the workflow was activated anew since: n8n of before
 * 2.4x may leave the poll of an activation alive when the workflow is imported again, and with both of them
 * each change would be emitted twice. A test run in the editor stands by itself.
 *
 * @param poll is handed what it has to claim before it emits or remembers anything; false: neither. And whether it
 * is the first one of its activation
 */
export async function pollAlone<T>(
	caller: IPollFunctions,
	poll: (claimed: () => boolean, isFirst: boolean) => Promise<T>,
): Promise<T | null> {
	if (caller.getMode() === 'manual') return await poll(() => true, true);
	const key = keyOf(caller);
	const isFirst = register(key, caller);
	if (isSuperseded(key, caller)) {
		warnOnce(caller);
		return null;
	}
	if (underWay.has(key)) return null;
	underWay.add(key);
	try {
		return await poll(() => claim(key, caller), isFirst);
	} finally {
		underWay.delete(key);
	}
}
