import type { IDataObject } from 'n8n-workflow';
import { startSandbox, type Fault, type Sandbox } from '../../sandbox';
import { DEAL, INVOICE } from '../../sandbox/store/records';
import { runWorkflow, type Result } from '../engine';
import { CredentialsByItem } from '../engine/credentials';
import { locator, workflowWith } from '../engine/runNode';
import { realTime, speedUp } from '../engine/speedUp';
import { SCALE, type Mode } from './scenario';

/** What one item asks for: one payment, by its ID or number, or the one of a deal or invoice, in the portal that its credential names. */
export interface Guarded {
	portal: 0 | 1;
	/** Which deal of that portal, or invoice: those follow the deals. */
	owner: number;
	/** Which of its payments: the one that is named, and whose sum is expected. */
	payment: number;
	by: 'id' | 'deal' | 'number' | 'invoiceNumber';
}

/** A run in which the guards against a wrong payment meet with faults. */
export interface GuardedScenario {
	mode: Mode;
	/** How many unpaid payments each deal and invoice has, each of another sum. */
	paymentsOfOwner: number;
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
	/** Of each portal the payments of each deal and invoice. */
	payments: [number[][], number[][]];
	input: IDataObject[];
	result: Result;
}

const SECRETS = ['k3y9s8e7c6r5', 'z4w8q2x6v1b7'] as const;
export const DEALS = 3;
export const INVOICES = 2;

/** Sums of two decimals, none of which is another's. */
const sumOfPayment = (owner: number, payment: number): number => 100 + owner * 10 + payment + 0.5;

const NO_SUM = '999.99';

/** Invoices whose numbers are the IDs of one another. */
function newInvoices({ store }: Sandbox): number[] {
	const invoices = Array.from({ length: INVOICES }, () => store.addInvoice());
	const ids = invoices.map(({ id }) => id);
	for (const [index, invoice] of invoices.entries()) {
		invoice.accountNumber = String(ids[(index + 1) % INVOICES]);
	}
	return ids;
}

function newPayments(portal: Sandbox, each: number): number[][] {
	const { store } = portal;
	const invoices = newInvoices(portal);
	return Array.from({ length: DEALS + INVOICES }, (_none, owner) => {
		const isDeal = owner < DEALS;
		const entityId = isDeal ? store.addDeal().id : (invoices[owner - DEALS] ?? 0);
		const entityTypeId = isDeal ? DEAL : INVOICE;
		return Array.from({ length: each }, (_one, payment) => {
			const sum = sumOfPayment(owner, payment);
			return store.addPayment({ entityTypeId, entityId, sum }).id;
		});
	});
}

/** Every third item expects what is not there, where some do. */
const sumExpectedBy = ({ expects }: GuardedScenario, { owner, payment }: Guarded, item: number) =>
	expects === 'another sum now and then' && item % 3 === 2
		? NO_SUM
		: String(sumOfPayment(owner, payment));

/** What names a payment, in each mode of the field Payment. */
function namesOf({ store }: Sandbox, id: number): Record<Guarded['by'], string | number> {
	const { accountNumber, orderId } = store.payment(id);
	const entityId = store.orders.get(orderId)?.entityId ?? 0;
	const invoiceNumber = store.invoices.get(entityId)?.accountNumber ?? '';
	return { id, deal: entityId, number: accountNumber, invoiceNumber };
}

const inputOf = (
	scenario: GuardedScenario,
	portals: [Sandbox, Sandbox],
	payments: number[][][],
): IDataObject[] =>
	scenario.items.map((one, item) => {
		const id = payments[one.portal]?.[one.owner]?.[one.payment] ?? 0;
		return {
			...{ portal: one.portal, by: one.by, payment: id, sum: sumExpectedBy(scenario, one, item) },
			record: namesOf(portals[one.portal], id)[one.by],
		};
	});

/** Which payments an item may pay: those that it names and whose sum it expects. */
export function mayPay(run: GuardedRun, item: number): number[] {
	const { portal, owner, by } = run.items[item] as Guarded;
	const { payment, sum } = run.input[item] as { payment: number; sum: string };
	const isOfOwner = by === 'deal' || by === 'invoiceNumber';
	const named = isOfOwner ? (run.payments[portal][owner] ?? []) : [payment];
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
		const { batchSize, expects, faults, mode, parallelRequests, paymentsOfOwner } = scenario;
		const { timeout, tries } = scenario;
		const payments = portals.map((portal) => newPayments(portal, paymentsOfOwner));
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
