import type { NodeApiError } from 'n8n-workflow';
import type { JournalEntry } from '../../sandbox';
import { METHOD, type Story } from './story';

/** The ids that the commands of a batch name: of payments, or of deals. */
export const idsIn = (commands: Record<string, string>): number[] =>
	Object.values(commands).map((command) => Number(/[?&](?:id|entityId)=(\d+)/.exec(command)?.[1]));

/** The ids that a request names, its own or those of the commands in it. */
const idsNamed = ({ method, parameters }: JournalEntry): number[] =>
	method === 'batch'
		? idsIn(parameters.cmd as Record<string, string>)
		: [Number(parameters.id ?? parameters.entityId)];

const isWrite = ({ method, parameters }: JournalEntry, own: string): boolean =>
	method === own || (method === 'batch' && JSON.stringify(parameters.cmd).includes(`"${own}?`));

/**
 * A run that stops sends nothing more once the last answer for the item that failed has come. Up to
 * one request for each of the other slots may have left before that answer was read.
 */
export function nothingMoreWasSent(story: Story, { context }: NodeApiError): void {
	// Each try of Retry On Fail sends anew; and what is known to be blocked fails without a request.
	if (story.tries !== undefined || context.code === 'OPERATION_TIME_LIMIT') return;
	const id = story.ids[Number(context.itemIndex)] ?? 0;
	const requests = story.sandbox.journal.entries.filter(({ batch }) => !batch);
	const last = requests.filter((entry) => idsNamed(entry).includes(id)).at(-1);
	if (last?.answeredAt === undefined) return;
	const known = last.answeredAt;
	const later = requests.filter(
		(entry) => entry.at > known && isWrite(entry, METHOD[story.operation]),
	);
	expect(later.length).toBeLessThan(story.parallelRequests);
}

/** In how many requests the call of an item went out. */
export function timesSent(story: Story, item: number): number {
	return story.sandbox.journal.entries.filter(
		(entry) =>
			!entry.batch &&
			isWrite(entry, METHOD[story.operation]) &&
			idsNamed(entry).includes(story.ids[item] ?? 0),
	).length;
}
