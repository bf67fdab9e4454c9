import type { FaultKind, FaultScope, Sandbox } from '../../sandbox';
import type { Instance } from '../../support/engine/instance';
import type { Workflows } from '../../support/useWorkflows';

/** What asks for the order of a payment. */
export const ORDER: FaultScope = {
	method: 'sale.payment.list',
	parameters: ({ filter }) => Object.hasOwn(filter ?? {}, '@id'),
};

/** What asks for the deal or invoice of an order. */
export const BINDING: FaultScope = { method: 'crm.orderentity.list' };

/** Requests that a trigger makes, and a workflow that comes to make them. */
export interface RequestCase {
	/** Which requests go wrong. */
	scopes: FaultScope[];
	/** A workflow that is about to make them, and something that it has to be started for. */
	prepare: () => Promise<Instance>;
	/** Makes them, any number of times; rejects where n8n shows a failure without an execution. */
	act: (instance: Instance) => Promise<unknown>;
	/** Makes them once more, where the portal answers. */
	again: (instance: Instance) => Promise<unknown>;
	/** What the workflow is started for. */
	events: string[];
}

/** Makes the requests while they go wrong; what n8n shows of it. */
export async function failuresOf(
	sandbox: Sandbox,
	workflows: Workflows,
	instance: Instance,
	{ scopes, act }: RequestCase,
	fault: FaultKind,
): Promise<Error[]> {
	const { length } = instance.failed;
	for (const scope of scopes) sandbox.faults.order({ ...fault, ...scope, times: Infinity });
	const thrown = await act(instance).then(
		() => [],
		(error: Error) => [error],
	);
	await workflows.settled();
	sandbox.faults.clear();
	return [...thrown, ...instance.failed.slice(length)];
}
