import type { IDataObject } from 'n8n-workflow';
import type { Plan } from '../../../nodes/Bitrix24/portal/limits/plan';
import { startSandbox, type Fault, type Sandbox, type Settings } from '../../sandbox';
import type { Result } from '../engine';
import { runNode } from '../engine/runNode';
import { realTime, speedUp } from '../engine/speedUp';
import { newIds, PAID, parametersOf, type OtherOperation } from './otherOperations';
import { SCALE, SECRET, type Mode } from './scenario';

export interface OtherScenario {
	operation: OtherOperation;
	mode: Mode;
	items: number;
	batchSize: number;
	parallelRequests: number;
	/** Of one request, in real milliseconds. */
	timeout: number;
	tries?: number;
	/** Of the credential; without limits unless told. */
	plan?: Plan;
	/** Method > Call: whether it is told by hand what the method's name says as well. */
	isToldByHand?: boolean;
	/** The whole portal's payments: those with the smallest sums up to a limit, in place of all by ID. */
	isLimited?: boolean;
	bucket: Settings['bucket'];
	faults: Fault[];
}

/** A run that has ended, and the portal that it ran against. */
export interface OtherRun extends OtherScenario {
	sandbox: Sandbox;
	/** What each item asks for: the ID of a deal, or of a payment; of a list the number of its item. */
	ids: number[];
	input: IDataObject[];
	result: Result;
}

/** Runs it against a portal of its own, on a clock that runs faster. */
export async function runOther(
	scenario: OtherScenario,
	check: (run: OtherRun) => void,
): Promise<void> {
	speedUp(SCALE);
	const sandbox = await startSandbox({ secret: SECRET, clockScale: SCALE });
	try {
		const { operation: name, mode, batchSize, parallelRequests, timeout, tries } = scenario;
		const ids = newIds(sandbox, scenario);
		sandbox.settings.bucket = scenario.bucket;
		for (const fault of scenario.faults) sandbox.faults.order(fault);
		const [resource = '', operation = ''] = (name.split(' ')[0] ?? '').split('.');
		const input = ids.map((id): IDataObject => ({ id, paid: PAID[id % PAID.length] }));
		const result = await runNode(sandbox, input, {
			...{ onError: mode, plan: scenario.plan },
			...(tries !== undefined && { retryOnFail: true, maxTries: tries, waitBetweenTries: 1 }),
			parameters: {
				...{ resource, operation, entityTypeId: 2, ...parametersOf(scenario) },
				options: { batchSize, parallelRequests },
				requestOptions: { timeout },
			},
		});
		check({ ...scenario, sandbox, ids, input, result });
	} finally {
		realTime();
		await sandbox.stop();
	}
}
