/* eslint-disable @n8n/community-nodes/no-restricted-globals -- part of a command that runs on Node itself, no part of the package */
import { type INodeParameters, isExpression, WorkflowExpression } from 'n8n-workflow';
import { runWorkflow } from '../../test/support/engine';
import type { TestCredentials } from '../../test/support/engine/credentials';
import { standIns } from '../../test/support/engine/standIns';
import {
	credentialsFor,
	idsAsItems,
	type NodeSetup,
	workflowWith,
} from '../../test/support/engine/runNode';
import { bare, ourFields } from './bare';
import { HandWritten } from './baseline';

Object.assign(standIns, {
	'bench.handWritten': new HandWritten(),
	'bench.bare': bare(),
	'bench.bareWithOurFields': bare(ourFields()),
});

const plainId = '={{ $json.id }}';

/** Who pays: the hand-written node, the bare declarative one, or ours with these parameters. */
export const payers = {
	handWritten: (parallel: number, pauseMs = 0): NodeSetup => ({
		type: 'bench.handWritten',
		parameters: { paymentId: plainId, parallel, pauseMs },
	}),
	bare: (): NodeSetup => ({ type: 'bench.bare', parameters: { paymentId: plainId } }),
	/** All at once too, as long as the process has sockets: then with n8n's own batching, in Request Options. */
	bareInPortions: (size: number): NodeSetup => ({
		type: 'bench.bare',
		parameters: {
			paymentId: plainId,
			requestOptions: { batching: { batch: { batchSize: size, batchInterval: 10_000 } } },
		},
	}),
	bareWithOurFields: (): NodeSetup => ({
		type: 'bench.bareWithOurFields',
		parameters: { paymentId: plainId },
	}),
	ours: (options: INodeParameters = {}, rest: INodeParameters = {}): NodeSetup => ({
		parameters: { options, ...rest },
	}),
};

export interface Paid {
	/** From the start of the workflow to its end. */
	ms: number;
	/** What this process worked meanwhile; the portal's work is not in it. */
	cpuMs: number;
	/** How many expressions n8n evaluated. */
	evaluations: number;
}

export interface Credentials {
	/** The limits of our own; none unless told. */
	plan?: string;
	/** Where they are read, if not from memory. */
	store?: TestCredentials;
}

let evaluations = 0;
const { resolveSimpleParameterValue } = WorkflowExpression.prototype;
WorkflowExpression.prototype.resolveSimpleParameterValue = function (...given) {
	if (isExpression(given[0])) evaluations += 1;
	return resolveSimpleParameterValue.apply(this, given);
};

/**
 * Pays payments (or reads them, if the node is set so) with one node in n8n's own engine.
 *
 * @throws where an item was not done: a figure for work that was not done would be worth nothing
 */
export async function pay(
	portal: { webhookUrl: string },
	ids: number[],
	payer: NodeSetup,
	{ plan = 'selfHosted', store }: Credentials = {},
): Promise<Paid> {
	// The last run's garbage is not this run's cost.
	globalThis.gc?.();
	evaluations = 0;
	const cpuBefore = process.cpuUsage();
	const start = performance.now();
	const result = await runWorkflow(workflowWith(payer), {
		credentials: store ?? credentialsFor(portal, plan),
		input: idsAsItems(ids),
	});
	const ms = performance.now() - start;
	const cpu = process.cpuUsage(cpuBefore);
	const items = result.json('Done');
	const done = items.filter((item, index) => item.id === ids[index] && item.result !== false);
	if (done.length !== ids.length) {
		throw new Error(
			`Only ${done.length} of ${ids.length} items were done: ${result.error?.message}`,
		);
	}
	return { ms, cpuMs: (cpu.user + cpu.system) / 1000, evaluations };
}
