import type { IDataObject } from 'n8n-workflow';
import { shownPayment } from '../../sandbox';
import { textsWith } from '../reachableTexts';
import { expectNothingMoreSent } from './sentRequests';
import {
	isFailure,
	itemsOut,
	originOf,
	stoppingErrorOf,
	type Reported,
	reportsOf,
} from './reported';
import type { ScenarioRun } from './scenario';
import { existsFor, storedFor, writesIn } from './stored';

const count = <T>(values: T[], fits: (value: T) => boolean): number => values.filter(fits).length;

/** What is reported as done was done, once; what is reported as not done was not. */
function expectReportedIsStored(run: ScenarioRun, reports: Reported[]): void {
	if (run.operation === 'get') return;
	const writes = writesIn(run);
	for (const id of new Set(run.ids)) {
		const own = reports.filter((_, item) => run.ids[item] === id);
		const done = count(own, ({ outcome }) => outcome === 'done');
		const isOpen = ({ outcome }: Reported) => ['unknown', 'not named'].includes(outcome);
		const unknown = count(own, isOpen);
		const written = count(writes, (write) => write === id);
		const told = { id, told: own.map(({ outcome, message }) => message ?? outcome) };
		expect({ ...told, written }).toEqual({
			...told,
			written: Math.min(Math.max(written, done), done + unknown),
		});
	}
	expect(writes.filter((id) => !run.ids.includes(id))).toEqual([]);
	expect(storedFor(run)).toBe(writes.length);
}

/** What an item that succeeded has to look like. */
function successOf(run: ScenarioRun, item: number, { id }: IDataObject): IDataObject {
	const asked = run.ids[item] ?? 0;
	if (run.operation === 'pay') return { id: asked, result: true };
	if (run.operation === 'get') {
		return shownPayment(run.sandbox.store.payment(asked)) as IDataObject;
	}
	expect(existsFor(run, id, asked)).toBe(true);
	return { id };
}

const DETAILS = ['code', 'description', 'httpCode', 'method'];

/** An item that failed is exactly { error, details }; on the error output its input is with it. */
function expectWholeFailure(run: ScenarioRun, item: number, json: IDataObject): void {
	const { error, details, ...rest } = json;
	const input = { id: run.ids[item], row: item };
	expect(rest).toEqual(run.mode === 'continueErrorOutput' ? input : {});
	expect(typeof error === 'string' && error.length > 0).toBe(true);
	const { id, ...others } = details as IDataObject;
	expect(Object.keys(others).sort()).toEqual(DETAILS);
	expect(run.operation === 'create' ? undefined : run.ids[item]).toBe(id);
	expect(others).toMatchObject({ code: expect.any(String), method: expect.any(String) });
	expect(String(others.httpCode)).toMatch(/^(null|[1-5]\d\d)$/);
	expect(others.description).toMatch(/\w.*\.$/s);
}

/** Each item of the input has one item out, in its place, paired with it. */
function expectEveryItemOnce(run: ScenarioRun): void {
	for (const output of [0, 1]) {
		const origins = run.result.items('Bitrix24', output).map(originOf);
		expect(origins).toEqual([...origins].sort((a, b) => a - b));
	}
	const out = itemsOut(run);
	expect(out.map(originOf).sort((a, b) => a - b)).toEqual([...run.ids.keys()]);
	for (const item of out) {
		const origin = originOf(item);
		if (isFailure(item)) expectWholeFailure(run, origin, item.json);
		else expect(item.json).toEqual(successOf(run, origin, item.json));
	}
	const failures = out.filter(isFailure);
	if (run.mode === 'stopWorkflow') expect(failures).toEqual([]);
	if (run.mode === 'continueErrorOutput') {
		expect(run.result.items('Bitrix24', 1)).toEqual(failures);
	}
	const created = run.operation === 'create' ? out.filter((item) => !isFailure(item)) : [];
	expect(new Set(created.map(({ json }) => json.id)).size).toBe(created.length);
}

/** What holds for every run, whatever went wrong. */
export function expectInvariants(run: ScenarioRun): Reported[] {
	const stoppedBy = stoppingErrorOf(run);
	if (stoppedBy === undefined) {
		expect(run.result.status).toBe('success');
		expectEveryItemOnce(run);
	} else {
		expect(run.mode).toBe('stopWorkflow');
		expect(stoppedBy.name).toBe('NodeApiError');
		expect(itemsOut(run)).toEqual([]);
		expectNothingMoreSent(run, stoppedBy);
	}
	const { result, sandbox } = run;
	expect(textsWith([sandbox.secret], result.thrown, result.run.data.resultData)).toEqual([]);
	const reports = reportsOf(run);
	expectReportedIsStored(run, reports);
	return reports;
}
