import { timesSent } from './sentRequests';
import type { ExpectedOutcome } from './faultCase';
import { stoppingErrorOf, type Reported } from './reported';
import type { ScenarioRun } from './scenario';

export interface Expected {
	/** The items that the fault hit. */
	hit: number[];
	outcome: ExpectedOutcome;
	code?: string;
}

const REPORTED_AS: Record<ExpectedOutcome, Reported['outcome']> = {
	done: 'done',
	refused: 'not done',
	'refused at last': 'not done',
	unknown: 'unknown',
};

/** What else an item may say that was not hit: nothing, where the run stopped before it. */
function expectOthersUntouched(
	run: ScenarioRun,
	reports: Reported[],
	{ hit, outcome, code }: Expected,
): void {
	const others = reports.filter((_, item) => !hit.includes(item));
	const fine = others.filter(
		(report) =>
			report.outcome === 'done' ||
			(stoppingErrorOf(run) !== undefined &&
				['not reported', 'not named'].includes(report.outcome)) ||
			(outcome === 'refused at last' && report.outcome === 'not done' && report.code === code),
	);
	expect(others.filter((report) => !fine.includes(report))).toEqual([]);
}

/** A run after one fault ends as it is expected to. */
export function expectOutcome(run: ScenarioRun, reports: Reported[], expected: Expected): void {
	const { hit, outcome, code } = expected;
	const reported = REPORTED_AS[outcome];
	const stoppedBy = stoppingErrorOf(run);
	const stops = run.mode === 'stopWorkflow' && outcome !== 'done';
	expect(stoppedBy !== undefined).toBe(stops);
	const failedItem = Number(stoppedBy?.context.itemIndex);
	if (stops) expect(hit).toContain(failedItem);

	// A run that stops tells of one failure, and names those with an unknown outcome.
	const told = stops && reported === 'not done' ? [failedItem] : hit;
	expect(told.map((item) => reports[item]?.outcome)).toEqual(told.map(() => reported));
	const failures = reported === 'done' ? [] : stops ? [failedItem] : hit;
	if (code !== undefined) {
		expect(failures.map((item) => reports[item]?.code)).toEqual(failures.map(() => code));
	}
	expectOthersUntouched(run, reports, expected);
	if (outcome === 'refused' || outcome === 'unknown') {
		expect(hit.map((item) => timesSent(run, item))).toEqual(hit.map(() => 1));
	}
}
