import type { IDataObject } from 'n8n-workflow';
import type { Plan } from '../../../nodes/Bitrix24/portal/limits/plan';
import type { Result } from '../engine';
import { realTime, speedUp } from '../engine/speedUp';
import { runNode } from '../engine/runNode';
import { type Sandbox, startSandbox } from '../../sandbox';

export type Operation = 'pay' | 'create' | 'get';
export type Mode = 'stopWorkflow' | 'continueRegularOutput' | 'continueErrorOutput';

/** The webhook's secret. */
export const SECRET = 'k3y9s8e7c6r5';

/** How many times as fast as real time both the portal and portal/ run. */
export const SCALE = 200;

export const METHOD: Record<Operation, string> = {
	pay: 'crm.item.payment.pay',
	create: 'crm.item.payment.add',
	get: 'crm.item.payment.get',
};

/** What a run is given. */
export interface Scenario {
	operation: Operation;
	mode: Mode;
	items: number;
	batchSize: number;
	parallelRequests: number;
	/** Of one request, in real milliseconds. */
	timeout?: number;
	/** In seconds; the node's own unless told. */
	maxWait?: number;
	/** Of the credential; without limits unless told. */
	plan?: Plan;
	/** Tries of Retry On Fail; none unless told. */
	tries?: number;
	/** Create: how many items in a row go to the same deal; 1 unless told. */
	itemsOfDeal?: number;
}

/** A run that has ended, and the portal that it ran against. */
export interface ScenarioRun extends Scenario {
	sandbox: Sandbox;
	/** What each item asks for: the id of a payment, or of a deal (create). */
	ids: number[];
	result: Result;
}

function newIds({ store }: Sandbox, { operation, items, itemsOfDeal = 1 }: Scenario): number[] {
	if (operation !== 'create') return store.addPayments(items);
	const deals = Array.from({ length: Math.ceil(items / itemsOfDeal) }, () => store.addDeal().id);
	return Array.from({ length: items }, (_, item) => deals[Math.floor(item / itemsOfDeal)] ?? 0);
}

function parametersOf(scenario: Scenario) {
	const { operation, batchSize, parallelRequests, timeout, maxWait } = scenario;
	const record = { __rl: true, mode: 'id', value: '={{ $json.id }}' };
	return {
		operation,
		...(operation === 'create'
			? { fill: 'none', entityTypeId: 2, dealId: record }
			: { paymentId: record }),
		options: { batchSize, parallelRequests, ...(maxWait !== undefined && { maxWait }) },
		...(timeout !== undefined && { requestOptions: { timeout } }),
	};
}

/**
 * Runs it against a portal of its own, on a clock that runs faster.
 *
 * @param arrange orders the faults, once the ids are known
 */
export async function runScenario(
	scenario: Scenario,
	arrange: (sandbox: Sandbox, ids: number[]) => void,
	check: (run: ScenarioRun) => void,
): Promise<void> {
	// Anew for each portal, so that its clock and the clock of portal/ agree.
	speedUp(SCALE);
	const sandbox = await startSandbox({ secret: SECRET, clockScale: SCALE });
	try {
		const ids = newIds(sandbox, scenario);
		arrange(sandbox, ids);
		const input = ids.map((id, row): IDataObject => ({ id, row }));
		const { mode: onError, plan, tries } = scenario;
		const result = await runNode(sandbox, input, {
			...{ onError, plan },
			...(tries !== undefined && { retryOnFail: true, maxTries: tries, waitBetweenTries: 1 }),
			parameters: parametersOf(scenario),
		});
		check({ ...scenario, sandbox, ids, result });
	} finally {
		realTime();
		await sandbox.stop();
	}
}
