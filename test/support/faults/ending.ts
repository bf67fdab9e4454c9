import { timesSent } from './after';
import type { Ending } from './misfortune';
import { stopperOf, type Verdict } from './said';
import type { Story } from './story';

export interface Expected {
	/** The items that the fault hit. */
	hit: number[];
	ending: Ending;
	code?: string;
}

const SAYS: Record<Ending, Verdict['says']> = {
	done: 'done',
	refused: 'not done',
	'refused at last': 'not done',
	unknown: 'unknown',
};

/** What else an item may say that was not hit: nothing, where the run stopped before it. */
function othersAreFine(story: Story, verdicts: Verdict[], { hit, ending, code }: Expected): void {
	const others = verdicts.filter((_, item) => !hit.includes(item));
	const fine = others.filter(
		(verdict) =>
			verdict.says === 'done' ||
			(stopperOf(story) !== undefined && verdict.says === 'nothing') ||
			(ending === 'refused at last' && verdict.says === 'not done' && verdict.code === code),
	);
	expect(others.filter((verdict) => !fine.includes(verdict))).toEqual([]);
}

/** A run after one fault ends as it is expected to. */
export function endsAs(story: Story, verdicts: Verdict[], expected: Expected): void {
	const { hit, ending, code } = expected;
	const says = SAYS[ending];
	const stopper = stopperOf(story);
	const stops = story.mode === 'stopWorkflow' && ending !== 'done';
	expect(stopper !== undefined).toBe(stops);
	const culprit = Number(stopper?.context.itemIndex);
	if (stops) expect(hit).toContain(culprit);

	// A run that stops tells of one failure, and names those of which nobody can tell.
	const told = stops && says === 'not done' ? [culprit] : hit;
	expect(told.map((item) => verdicts[item]?.says)).toEqual(told.map(() => says));
	const failures = says === 'done' ? [] : stops ? [culprit] : hit;
	if (code !== undefined) {
		expect(failures.map((item) => verdicts[item]?.code)).toEqual(failures.map(() => code));
	}
	othersAreFine(story, verdicts, expected);
	if (ending === 'refused' || ending === 'unknown') {
		expect(hit.map((item) => timesSent(story, item))).toEqual(hit.map(() => 1));
	}
}
