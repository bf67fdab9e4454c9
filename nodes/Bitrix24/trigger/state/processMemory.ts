import { clock } from '../../portal/limits/clock';

/**
 * What a workflow that is not used keeps in the process so long: longer than an active one waits for a call.
 * n8n's static data may be older than what is here, as a poll writes all of it as it was at activation.
 */
const FORGET_MS = 31 * 24 * 60 * 60_000;

/**
 * What the trigger nodes of each workflow know. n8n loads static data anew for each call and writes all of it
 * back, so of two calls at the same time one would undo what the other came to know. It lives here meanwhile.
 *
 * @typeParam T `usedAt`: when it was used last, on the monotonic clock
 */
export class ProcessMemory<T extends { usedAt: number }> {
	private readonly workflows = new Map<string, Map<string, T>>();

	/** How many workflows the process holds something of. */
	get size(): number {
		return this.workflows.size;
	}

	/** The trigger nodes of a workflow, by id. */
	nodesOf(workflow: string): Map<string, T> {
		const nodes = this.workflows.get(workflow) ?? new Map<string, T>();
		this.workflows.set(workflow, nodes);
		return nodes;
	}

	/** Lets go of workflows that are no longer used, such as deactivated ones. */
	forgetUnused(): void {
		const oldest = clock.monotonic() - FORGET_MS;
		for (const [workflow, nodes] of this.workflows) {
			if ([...nodes.values()].every(({ usedAt }) => usedAt < oldest)) {
				this.workflows.delete(workflow);
			}
		}
	}

	/** Forgets a node, as when n8n starts anew. What n8n keeps stays. */
	forget(workflow: string, node: string): void {
		this.workflows.get(workflow)?.delete(node);
	}
}
