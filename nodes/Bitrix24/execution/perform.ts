import type {
	Call,
	Failure,
	LocatorResolver,
	OperationSpec,
	Outcome,
	Success,
} from '../portal/outcome';
import { failed } from '../portal/outcome';
import { paginate } from '../portal/client/paginate';
import { callWithRetry } from '../portal/client/retry';
import type { NodeRun } from './run/nodeRun';
import type { RequestContext } from '../portal/transport/schedule';
import { evenWhenStopped } from '../portal/transport/schedule';

const READ: OperationSpec = { idempotency: 'safe', label: '' };

/** One item's call on its way. */
export interface Item {
	index: number;
	/** The node's name: several tools of one agent share what a run remembers. */
	node: string;
	call: Call;
	knowledge: OperationSpec;
	finder: LocatorResolver | undefined;
	/** Ask on until there is no next page. */
	allPages: boolean;
}

/**
 * Finds the record that an item is meant for and puts its own id into the call. The same search is
 * made once a run; failures are not kept, so that the next try searches anew.
 *
 * @returns undefined when it was found
 */
async function findRecord(
	lane: RequestContext,
	run: NodeRun,
	item: Item,
): Promise<Failure | undefined> {
	const { call, finder, knowledge } = item;
	if (finder === undefined || knowledge.locators === undefined) return undefined;
	const { parameter } = knowledge.locators;
	const id = call.parameters[parameter];
	const search = finder.call(id);
	const key = JSON.stringify(search);
	const asked =
		run.found.get(key) ??
		callWithRetry(lane, run.nodeTry.ask, search, { ...READ, isExpectedResult: Array.isArray });
	run.found.set(key, asked);
	const candidates = await asked;
	const chosen = candidates.ok ? finder.pick(candidates.result, id) : undefined;
	if (chosen !== undefined && 'value' in chosen) {
		call.parameters[parameter] = chosen.value as number;
		return undefined;
	}
	run.found.delete(key);
	if (!candidates.ok) return { call: search, ...candidates.failure };
	return {
		code: 'NOT_ONE_RECORD',
		message: '',
		...chosen,
		httpCode: null,
		effect: 'notExecuted',
	};
}

/** Reads a record back after it was written. */
async function readBack(
	lane: RequestContext,
	run: NodeRun,
	item: Item,
	written: Success,
): Promise<Outcome> {
	const { call, knowledge } = item;
	if (knowledge.readBack === undefined || !run.nodeTry.options.readBack) return written;
	const { isExpectedResult: accepts } = knowledge.readBack;
	const read = knowledge.readBack.call(written, call);
	const seen = await callWithRetry(evenWhenStopped(lane), run.nodeTry.ask, read, {
		...READ,
		isExpectedResult: accepts,
	});
	if (!seen.ok) {
		return failed({
			...seen.failure,
			call: read,
			code: 'NOT_READ_BACK',
			message: `${call.method} was done (id ${read.parameters.id}), but could not be read back: ${seen.failure.message}`,
			advice:
				'The change was made; look at the record in the portal. Retry On Fail reads it again and does not send the change a second time.',
			effect: 'rejected',
		});
	}
	const difference = knowledge.readBack.mismatch(seen.result, call);
	if (difference === undefined) return { ...written, seen: seen.result };
	return failed({
		call: read,
		code: 'READS_BACK_DIFFERENT',
		message: `Bitrix24 answered that ${call.method} was done, but ${difference}`,
		advice:
			'Look at the record in the portal, and at handlers and automation that may have changed it back.',
		httpCode: '200',
		effect: 'rejected',
	});
}

/**
 * Performs an item's operation: finds its record where it is named by another id, makes its call
 * unless this run has already made it, and reads the record back where that was asked for.
 */
export async function perform(lane: RequestContext, run: NodeRun, item: Item): Promise<Outcome> {
	const { nodeTry: attempt, writes } = run;
	const { call, index, knowledge } = item;
	const missing = await findRecord(lane, run, item);
	if (missing !== undefined) return failed(missing);
	const key = JSON.stringify([item.node, index, call]);
	const written = await attempt.track(
		writes.once(key, knowledge.idempotency, async (doubt) => {
			const ask = async (asked: Call) =>
				await callWithRetry(lane, attempt.ask, asked, knowledge, doubt);
			return item.allPages ? await paginate(call, ask) : await ask(call);
		}),
		{ index, id: call.parameters.id },
	);
	return written.ok ? await readBack(lane, run, item, written) : written;
}
