import type { IDataObject } from 'n8n-workflow';
import { shownPayment } from '../../sandbox/methods/payment';
import { textsWith } from '../reachableTexts';
import { nothingMoreWasSent } from './after';
import { isFailure, itemsOut, originOf, stopperOf, type Verdict, verdictsOf } from './said';
import type { Story } from './story';
import { existsFor, storedFor, writesIn } from './truth';

const count = <T>(values: T[], fits: (value: T) => boolean): number => values.filter(fits).length;

/** What is said to be done was done, once; what is said to be not done was not. */
function saidIsSo(story: Story, verdicts: Verdict[]): void {
	if (story.operation === 'get') return;
	const writes = writesIn(story);
	for (const id of new Set(story.ids)) {
		const own = verdicts.filter((_, item) => story.ids[item] === id);
		const done = count(own, ({ says }) => says === 'done');
		const unknown = count(own, ({ says }) => says === 'unknown');
		const written = count(writes, (write) => write === id);
		const told = { id, told: own.map(({ says, message }) => message ?? says) };
		expect({ ...told, written }).toEqual({
			...told,
			written: Math.min(Math.max(written, done), done + unknown),
		});
	}
	expect(writes.filter((id) => !story.ids.includes(id))).toEqual([]);
	expect(storedFor(story)).toBe(writes.length);
}

/** What an item that succeeded has to look like. */
function successOf(story: Story, item: number, { id }: IDataObject): IDataObject {
	const asked = story.ids[item] ?? 0;
	if (story.operation === 'pay') return { id: asked, result: true };
	if (story.operation === 'get') {
		return shownPayment(story.sandbox.store.payment(asked)) as IDataObject;
	}
	expect(existsFor(story, id, asked)).toBe(true);
	return { id };
}

const DETAILS = ['code', 'description', 'httpCode', 'method'];

/** An item that failed is exactly { error, details }; on the error output its input is with it. */
function failureIsWhole(story: Story, item: number, json: IDataObject): void {
	const { error, details, ...rest } = json;
	const input = { id: story.ids[item], row: item };
	expect(rest).toEqual(story.mode === 'continueErrorOutput' ? input : {});
	expect(typeof error === 'string' && error.length > 0).toBe(true);
	const { id, ...others } = details as IDataObject;
	expect(Object.keys(others).sort()).toEqual(DETAILS);
	expect(story.operation === 'create' ? undefined : story.ids[item]).toBe(id);
	expect(others).toMatchObject({ code: expect.any(String), method: expect.any(String) });
	expect(String(others.httpCode)).toMatch(/^(null|[1-5]\d\d)$/);
	expect(others.description).toMatch(/\w.*\.$/s);
}

/** Each item of the input has one item out, in its place, paired with it. */
function nothingIsLost(story: Story): void {
	for (const output of [0, 1]) {
		const origins = story.result.items('Bitrix24', output).map(originOf);
		expect(origins).toEqual([...origins].sort((a, b) => a - b));
	}
	const out = itemsOut(story);
	expect(out.map(originOf).sort((a, b) => a - b)).toEqual([...story.ids.keys()]);
	for (const item of out) {
		const origin = originOf(item);
		if (isFailure(item)) failureIsWhole(story, origin, item.json);
		else expect(item.json).toEqual(successOf(story, origin, item.json));
	}
	const failures = out.filter(isFailure);
	if (story.mode === 'stopWorkflow') expect(failures).toEqual([]);
	if (story.mode === 'continueErrorOutput') {
		expect(story.result.items('Bitrix24', 1)).toEqual(failures);
	}
	const created = story.operation === 'create' ? out.filter((item) => !isFailure(item)) : [];
	expect(new Set(created.map(({ json }) => json.id)).size).toBe(created.length);
}

/** What holds for every run, whatever went wrong. */
export function holds(story: Story): Verdict[] {
	const stopper = stopperOf(story);
	if (stopper === undefined) {
		expect(story.result.status).toBe('success');
		nothingIsLost(story);
	} else {
		expect(story.mode).toBe('stopWorkflow');
		expect(stopper.name).toBe('NodeApiError');
		expect(itemsOut(story)).toEqual([]);
		nothingMoreWasSent(story, stopper);
	}
	const { result, sandbox } = story;
	expect(textsWith([sandbox.secret], result.thrown, result.run.data.resultData)).toEqual([]);
	const verdicts = verdictsOf(story);
	saidIsSo(story, verdicts);
	return verdicts;
}
