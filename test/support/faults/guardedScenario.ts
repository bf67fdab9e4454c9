import type { IDataObject } from 'n8n-workflow';
import { startSandbox, type Fault, type Sandbox } from '../../sandbox';
import { runWorkflow, type Result } from '../engine';
import { CredentialsByItem } from '../engine/credentials';
import { locator, workflowWith } from '../engine/runNode';
import { realTime, speedUp } from '../engine/speedUp';
import { SCALE, type Mode } from './scenario';

/** What one item asks for: one payment, by its ID or number, or the one of a deal, in the portal that its credential names. */
export interface Guarded {
	portal: 0 | 1;
	/** Which deal of that portal. */
	deal: number;
	/** Which of its payments: the one that is named, and whose sum is expected. */
	payment: number;
	by: 'id' | 'deal' | 'number';
}

/** A run in which the guards against a wrong payment meet with faults. */
export interface GuardedScenario {
	mode: Mode;
	/** How many unpaid payments each deal has, each of another sum. */
	paymentsOfDeal: number;
	items: Guarded[];
	/** Whether each item expects the sum of its payment, or one that no payment has. */
	expects: 'nothing' | 'its sum' | 'another sum now and then';
	batchSize: number;
	parallelRequests: number;
	tries?: number;
	timeout: number;
	/** Of each portal. */
	faults: [Fault[], Fault[]];
}

export interface GuardedRun extends GuardedScenario {
	portals: [Sandbox, Sandbox];
	/** Of each portal the payments of each deal. */
	payments: [number[][], number[][]];
	input: IDataObject[];
	result: Result;
}

const SECRETS = ['k3y9s8e7c6r5', 'z4w8q2x6v1b7'] as const;
const DEALS = 3;

/** Sums of two decimals, none of which is another's. */
const sumOfPayment = (deal: number, payment: number): number => 100 + deal * 10 + payment + 0.5;

const NO_SUM = '999.99';

const newPayments = ({ store }: Sandbox, each: number): number[][] =>
	Array.from({ length: DEALS }, (_none, deal) => {
		const entityId = store.addDeal().id;
		return Array.from(
			{ length: each },
			(_one, payment) => store.addPayment({ entityId, sum: sumOfPayment(deal, payment) }).id,
		);
	});

/** Every third item expects what is not there, where some do. */
const sumExpectedBy = ({ expects }: GuardedScenario, { deal, payment }: Guarded, item: number) =>
	expects === 'another sum now and then' && item % 3 === 2
		? NO_SUM
		: String(sumOfPayment(deal, payment));

const inputOf = (
	scenario: GuardedScenario,
	portals: Sandbox[],
	payments: number[][][],
): IDataObject[] =>
	scenario.items.map((one, item) => {
		const id = payments[one.portal]?.[one.deal]?.[one.payment] ?? 0;
		const sandbox = portals[one.portal];
		const dealId = sandbox?.store.orders.get(sandbox.store.payment(id).orderId)?.entityId;
		return {
			...{ portal: one.portal, by: one.by, payment: id, sum: sumExpectedBy(scenario, one, item) },
			record: { id, deal: dealId, number: sandbox?.store.payment(id).accountNumber }[one.by] ?? 0,
		};
	});

/** Which payments an item may pay: those that it names and whose sum it expects. */
export function mayPay(run: GuardedRun, item: number): number[] {
	const { portal, deal, by } = run.items[item] as Guarded;
	const { payment, sum } = run.input[item] as { payment: number; sum: string };
	const named = by === 'deal' ? (run.payments[portal][deal] ?? []) : [payment];
	return run.expects === 'nothing'
		? named
		: named.filter((id) => String(run.portals[portal].store.payment(id).sum) === sum);
}

/** Runs it against two portals of its own, on a clock that runs faster. */
export async function runGuarded(
	scenario: GuardedScenario,
	check: (run: GuardedRun) => void,
): Promise<void> {
	speedUp(SCALE);
	const portals: [Sandbox, Sandbox] = [
		await startSandbox({ secret: SECRETS[0], clockScale: SCALE }),
		await startSandbox({ secret: SECRETS[1], clockScale: SCALE }),
	];
	try {
		const { batchSize, expects, faults, mode, parallelRequests, paymentsOfDeal } = scenario;
		const { timeout, tries } = scenario;
		const payments = portals.map((portal) => newPayments(portal, paymentsOfDeal));
		for (const [index, own] of faults.entries())
			for (const fault of own) portals[index as 0 | 1].faults.order(fault);
		const input = inputOf(scenario, portals, payments);
		const credentials = new CredentialsByItem(({ portal }) => ({
			webhookSecretUrl: portals[portal as 0 | 1].webhookUrl,
			plan: 'selfHosted',
		}));
		const file = workflowWith({
			onError: mode,
			...(tries !== undefined && { retryOnFail: true, maxTries: tries, waitBetweenTries: 1 }),
			parameters: {
				paymentId: locator('={{ $json.record }}', '={{ $json.by }}'),
				options: {
					...{ batchSize, parallelRequests },
					...(expects !== 'nothing' && { expectedSum: '={{ $json.sum }}' }),
				},
				requestOptions: { timeout },
			},
		});
		const result = await runWorkflow(file, { credentials, input });
		check({
			...{ ...scenario, portals, input, result },
			payments: payments as GuardedRun['payments'],
		});
	} finally {
		realTime();
		for (const portal of portals) await portal.stop();
	}
}
