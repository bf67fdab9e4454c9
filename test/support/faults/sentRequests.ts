import type { NodeApiError } from 'n8n-workflow';
import type { JournalEntry } from '../../sandbox';
import { METHOD, type ScenarioRun } from './scenario';

/** The ids that the commands of a batch name: of payments, or of deals. */
export const idsIn = (commands: Record<string, string>): number[] =>
	Object.values(commands).map((command) => Number(/[?&](?:id|entityId)=(\d+)/.exec(command)?.[1]));

/** The ids that a request names, its own or those of the commands in it. */
const idsNamed = ({ method, parameters }: JournalEntry): number[] =>
	method === 'batch'
		? idsIn(parameters.cmd as Record<string, string>)
		: [Number(parameters.id ?? parameters.entityId)];

/** The items in the first batch that holds one of these. */
export function faultedBatch({ ids, sandbox }: ScenarioRun, items: number[]): number[] {
	const batches = sandbox.journal.entries.filter(({ method }) => method === 'batch').map(idsNamed);
	const held = batches.find((named) => items.some((item) => named.includes(ids[item] ?? 0))) ?? [];
	expect(held.length).toBeGreaterThan(1);
	return held.map((id) => ids.indexOf(id));
}

const isWrite = ({ method, parameters }: JournalEntry, own: string): boolean =>
	method === own || (method === 'batch' && JSON.stringify(parameters.cmd).includes(`"${own}?`));

/**
 * A run that stops sends nothing more once the last answer for the item that failed has come. Up to
 * one request for each of the other slots may have left before that answer was read.
 */
export function expectNothingMoreSent(run: ScenarioRun, { context }: NodeApiError): void {
	// Each try of Retry On Fail sends anew; and what is known to be blocked fails without a request.
	if (run.tries !== undefined || context.code === 'OPERATION_TIME_LIMIT') return;
	const id = run.ids[Number(context.itemIndex)] ?? 0;
	const requests = run.sandbox.journal.entries.filter(({ batch }) => !batch);
	const last = requests.filter((entry) => idsNamed(entry).includes(id)).at(-1);
	if (last?.answeredAt === undefined) return;
	const known = last.answeredAt;
	const later = requests.filter(
		(entry) => entry.at > known && isWrite(entry, METHOD[run.operation]),
	);
	expect(later.length).toBeLessThan(run.parallelRequests);
}

/** In how many requests the call of an item went out. */
export function timesSent(run: ScenarioRun, item: number): number {
	return run.sandbox.journal.entries.filter(
		(entry) =>
			!entry.batch &&
			isWrite(entry, METHOD[run.operation]) &&
			idsNamed(entry).includes(run.ids[item] ?? 0),
	).length;
}
