import type { Sandbox } from '../../sandbox';
import { field } from './workflow';

/** Behind Pay: one text for each item that came out of it. */
export const report = field('Report', '={{ $json.id }}: {{ $json.result }}');

/** What it puts out where all of these were paid. */
export const reportOf = (given: number[]) => given.map((id) => ({ text: `${id}: true` }));

/** How often each payment was changed from unpaid to paid. */
export function timesPaid({ journal }: Sandbox, given: number[]): number[] {
	const changes = journal.entries.flatMap((entry) => entry.changes);
	const paid = changes.filter((change) => change.field === 'paid' && change.to === 'Y');
	return given.map((id) => paid.filter((change) => change.id === id).length);
}
