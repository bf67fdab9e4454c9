import type { IDataObject } from 'n8n-workflow';
import { shownPayment } from '../../sandbox';
import type { Payment } from '../../sandbox/store/records';
import { textsWith } from '../reachableTexts';
import { expectWholeList } from './listInvariant';
import { documentOf, isList, LEFT_TO_PAY, STAGE, type OtherOperation } from './otherOperations';
import type { OtherRun } from './otherScenario';
import {
	countedOf,
	isFailure,
	itemsOut,
	originOf,
	reportsOf,
	stoppingErrorOf,
	type Reported,
} from './reported';

/** How often something is in the portal that the item asked for, at least and at most. */
type Range = [least: number, most: number];

const RANGES: Record<Reported['outcome'], Range> = {
	done: [1, 1],
	'not done': [0, 0],
	unknown: [0, 1],
	'not reported': [0, 0],
	'not named': [0, 1],
};

const paymentsOf = ({ sandbox: { store } }: OtherRun, dealId: number): Payment[] =>
	[...store.payments.values()].filter(
		({ orderId }) => store.orders.get(orderId)?.entityId === dealId,
	);

const WRITES: OtherOperation[] = [
	...(['owner.setStage', 'payment.setDetails'] as const),
	...(['payment.create', 'method.call that writes'] as const),
];

/** How often what an item asked for is there. */
function storedFor(run: OtherRun, id: number): number {
	const { operation, sandbox } = run;
	if (operation === 'owner.setStage') return Number(sandbox.store.deals.get(id)?.stageId === STAGE);
	if (operation !== 'payment.setDetails') return paymentsOf(run, id).length;
	return Number(sandbox.store.payment(id).payVoucherNum === documentOf(id));
}

/** What the words of a failure say of a new payment, beside its outcome. */
function rangeOf({ outcome, message = '' }: Reported): Range {
	if (/created and filled \(id \d+\)/.test(message)) return [1, 1];
	// Whether the answer to the deletion was lost, too, stands in the same words.
	if (/only partly filled, and could not be deleted/.test(message)) return [0, 1];
	return RANGES[outcome];
}

/** What an item that succeeded has to look like, and its record in the portal. */
function expectSuccess(run: OtherRun, id: number, json: IDataObject): void {
	switch (run.operation) {
		case 'owner.setStage':
			expect(json).toEqual({ id, stageId: STAGE, result: true });
			return;
		case 'owner.get':
			expect(json).toMatchObject({ id, title: run.sandbox.store.deals.get(id)?.title });
			return;
		case 'payment.setDetails':
			expect(json).toEqual({ id, result: true });
			return;
		case 'method.call that writes': {
			const payments = paymentsOf(run, id);
			expect(payments.map((payment) => ({ result: payment.id }))).toEqual([json]);
			return;
		}
		case 'method.call that reads':
			expect(json).toEqual({ result: shownPayment(run.sandbox.store.payment(id)) });
			return;
		case 'payment.create': {
			const [payment] = paymentsOf(run, id);
			expect(json).toMatchObject({ id: payment?.id, sum: LEFT_TO_PAY, paid: 'N' });
			expect(payment?.sum).toBe(LEFT_TO_PAY);
		}
	}
}

/** What no run of these operations may touch. */
function expectRestUntouched(run: OtherRun): void {
	const changes = run.sandbox.journal.entries.flatMap((entry) => entry.changes);
	const names = new Set(changes.map(({ entity, field }) => `${entity} ${field}`));
	const allowed: Record<OtherRun['operation'], string[]> = {
		'owner.setStage': ['owner stageId'],
		'owner.get': [],
		'payment.setDetails': ['payment payVoucherNum'],
		'method.call that writes': ['order exists', 'payment exists'],
		'method.call that reads': [],
		'method.call of all pages': [],
		'payment.getAll of the whole portal': [],
		'payment.create': ['order exists', 'payment exists', 'payment sum', 'payableItem exists'],
	};
	expect([...names].filter((name) => !allowed[run.operation].includes(name))).toEqual([]);
}

/** What an item says of itself is what the portal holds, whatever went wrong. */
export function expectReportIsStore(run: OtherRun): void {
	const { ids, mode, result, sandbox } = run;
	const reports = reportsOf(run);
	const stoppedBy = stoppingErrorOf(run);
	if (stoppedBy === undefined) {
		const origins = itemsOut(run).map(originOf);
		const told = isList(run.operation) ? [...new Set(origins)] : origins;
		expect(told.sort((a, b) => a - b)).toEqual([...ids.keys()]);
	} else {
		expect(mode).toBe('stopWorkflow');
		expect(itemsOut(run)).toEqual([]);
	}
	if (isList(run.operation)) {
		expectWholeList(run);
	} else {
		for (const item of itemsOut(run).filter((one) => !isFailure(one))) {
			expectSuccess(run, ids[originOf(item)] ?? 0, item.json);
		}
	}
	if (WRITES.includes(run.operation)) {
		const unnamed = ids.filter((_, item) => reports[item]?.outcome === 'not named');
		const done = unnamed.filter((id) => storedFor(run, id) > 0);
		const [least, most] = countedOf(run);
		expect(done.length).toBeGreaterThanOrEqual(least);
		expect(done.length).toBeLessThanOrEqual(most);
		for (const [item, report] of reports.entries()) {
			const id = ids[item] ?? 0;
			const stored = storedFor(run, id);
			const [least, most] = rangeOf(report);
			const told = { id, told: report.message ?? report.outcome };
			expect({ ...told, stored }).toEqual({
				...told,
				stored: Math.min(most, Math.max(least, stored)),
			});
		}
	}
	expectRestUntouched(run);
	expect(textsWith([sandbox.secret], result.thrown, result.run.data.resultData)).toEqual([]);
}
