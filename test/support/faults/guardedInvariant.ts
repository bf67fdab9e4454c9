import { textsWith } from '../reachableTexts';
import { mayPay, type GuardedRun } from './guardedScenario';
import { itemsOut, originOf, reportsOf, stoppingErrorOf, type Reported } from './reported';

/** The payments that a portal marked as paid, once for each time. */
const paidIn = ({ portals }: GuardedRun, portal: 0 | 1): number[] =>
	portals[portal].journal.entries.flatMap(({ changes }) =>
		changes.filter(({ field, to }) => field === 'paid' && to === 'Y').map(({ id }) => id),
	);

/** The items of a portal of which something is reported. */
function itemsOf(run: GuardedRun, reports: Reported[], portal: 0 | 1, outcome: string): number[] {
	return run.items.flatMap((one, item) =>
		one.portal === portal && reports[item]?.outcome === outcome ? [item] : [],
	);
}

/** What was paid is what items may pay that are reported as done, or with an unknown outcome. */
function expectOwnPaymentsOnly(run: GuardedRun, reports: Reported[], portal: 0 | 1): void {
	const paid = paidIn(run, portal);
	expect(new Set(paid).size).toBe(paid.length);
	const answerable = [
		...itemsOf(run, reports, portal, 'done'),
		...itemsOf(run, reports, portal, 'unknown'),
	];
	const allowed = answerable.flatMap((item) => mayPay(run, item));
	const told = reports.map(({ outcome, message }) => message ?? outcome);
	expect({ told, wrong: paid.filter((id) => !allowed.includes(id)) }).toEqual({ told, wrong: [] });
	expect(paid.length).toBeLessThanOrEqual(answerable.length);
	for (const id of paid) expect(run.portals[portal].store.payment(id).paid).toBe('Y');
}

/** An item that is reported as done names a payment that it may pay, and that is paid in its own portal. */
function expectDoneIsPaid(run: GuardedRun, portal: 0 | 1): void {
	const paid = paidIn(run, portal);
	const done = itemsOut(run).filter(
		(item) => run.items[originOf(item)]?.portal === portal && !('error' in item.json),
	);
	for (const item of done) {
		expect(item.json).toEqual({ id: expect.any(Number), result: true });
		expect(mayPay(run, originOf(item))).toContain(item.json.id);
		expect(paid).toContain(item.json.id);
	}
	const searched = done.filter((item) => run.items[originOf(item)]?.by !== 'id');
	expect(new Set(searched.map(({ json }) => json.id)).size).toBe(searched.length);
	if (stoppingErrorOf(run) === undefined) {
		const unknown = itemsOut(run).filter(
			(item) => run.items[originOf(item)]?.portal === portal && 'error' in item.json,
		);
		const undone = paid.filter((id) => !done.some(({ json }) => json.id === id));
		expect(undone.length).toBeLessThanOrEqual(unknown.length);
	}
}

/** What holds for every run with guards, whatever goes wrong: nothing double, and the report is what is stored. */
export function expectGuarded(run: GuardedRun): void {
	const reports = reportsOf({ ids: run.items.map((_one, item) => item), result: run.result });
	if (stoppingErrorOf(run) === undefined) {
		expect(
			itemsOut(run)
				.map(originOf)
				.sort((a, b) => a - b),
		).toEqual([...run.items.keys()]);
	} else {
		expect(run.mode).toBe('stopWorkflow');
	}
	for (const portal of [0, 1] as const) {
		expectOwnPaymentsOnly(run, reports, portal);
		expectDoneIsPaid(run, portal);
	}
	const secrets = run.portals.map(({ secret }) => secret);
	expect(textsWith(secrets, run.result.thrown, run.result.run.data.resultData)).toEqual([]);
}
