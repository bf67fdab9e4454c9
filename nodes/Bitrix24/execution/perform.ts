import type { Call, Failure, Finder, Knowledge, Outcome, Success } from '../portal/outcome';
import { failed } from '../portal/outcome';
import { allPages } from '../portal/client/paginate';
import { settle } from '../portal/client/retry';
import type { Run } from './run/nodeRun';
import type { Lane } from '../portal/transport/schedule';
import { lasting } from '../portal/transport/schedule';

const READ: Knowledge = { kind: 'read', label: '' };

/** One item's call on its way. */
export interface Item {
	index: number;
	/** The node's name: several tools of one agent share what a run remembers. */
	node: string;
	call: Call;
	knowledge: Knowledge;
	finder: Finder | undefined;
	/** Ask on until there is no next page. */
	allPages: boolean;
}

/**
 * Finds the record that an item is meant for and puts its own id into the call. The same search is
 * made once a run; failures are not kept, so that the next try searches anew.
 *
 * @returns undefined when it was found
 */
async function findRecord(lane: Lane, run: Run, item: Item): Promise<Failure | undefined> {
	const { call, finder, knowledge } = item;
	if (finder === undefined || knowledge.finders === undefined) return undefined;
	const { parameter } = knowledge.finders;
	const id = call.parameters[parameter];
	const search = finder.call(id);
	const key = JSON.stringify(search);
	const asked =
		run.found.get(key) ??
		settle(lane, run.attempt.ask, search, { ...READ, accepts: Array.isArray });
	run.found.set(key, asked);
	const candidates = await asked;
	const chosen = candidates.ok ? finder.choose(candidates.result, id) : undefined;
	if (chosen !== undefined && 'value' in chosen) {
		call.parameters[parameter] = chosen.value as number;
		return undefined;
	}
	run.found.delete(key);
	if (!candidates.ok) return { call: search, ...candidates.failure };
	return {
		code: 'NOT_ONE_RECORD',
		text: '',
		...chosen,
		httpCode: null,
		certainty: 'unsent',
	};
}

/** Reads a record back after it was written. */
async function readBack(lane: Lane, run: Run, item: Item, written: Success): Promise<Outcome> {
	const { call, knowledge } = item;
	if (knowledge.readBack === undefined || !run.attempt.settings.readBack) return written;
	const { accepts } = knowledge.readBack;
	const read = knowledge.readBack.call(written, call);
	const seen = await settle(lasting(lane), run.attempt.ask, read, { ...READ, accepts });
	if (!seen.ok) {
		return failed({
			...seen.failure,
			call: read,
			code: 'NOT_READ_BACK',
			text: `${call.method} was done (id ${read.parameters.id}), but could not be read back: ${seen.failure.text}`,
			advice:
				'The change was made; look at the record in the portal. Retry On Fail reads it again and does not send the change a second time.',
			certainty: 'answered',
		});
	}
	const difference = knowledge.readBack.differs(seen.result, call);
	if (difference === undefined) return { ...written, seen: seen.result };
	return failed({
		call: read,
		code: 'READS_BACK_DIFFERENT',
		text: `Bitrix24 answered that ${call.method} was done, but ${difference}`,
		advice:
			'Look at the record in the portal, and at handlers and automation that may have changed it back.',
		httpCode: '200',
		certainty: 'answered',
	});
}

/**
 * Performs an item's operation: finds its record where it is named by another id, makes its call
 * unless this run has already made it, and reads the record back where that was asked for.
 */
export async function perform(lane: Lane, run: Run, item: Item): Promise<Outcome> {
	const { attempt, writes } = run;
	const { call, index, knowledge } = item;
	const missing = await findRecord(lane, run, item);
	if (missing !== undefined) return failed(missing);
	const key = JSON.stringify([item.node, index, call]);
	const written = await attempt.track(
		writes.once(key, knowledge.kind, async (doubt) => {
			const ask = async (asked: Call) => await settle(lane, attempt.ask, asked, knowledge, doubt);
			return item.allPages ? await allPages(call, ask) : await ask(call);
		}),
		{ index, id: call.parameters.id },
	);
	return written.ok ? await readBack(lane, run, item, written) : written;
}
