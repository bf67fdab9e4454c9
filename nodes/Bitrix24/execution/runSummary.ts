import type { FailureReport } from '../portal/errors/report';
import type { ItemRef } from './run/dealtWith';

const NAMED_AT_MOST = 50;

const named = (items: ItemRef[]): string => {
	const names = [...items]
		.sort((a, b) => a.index - b.index)
		.slice(0, NAMED_AT_MOST)
		.map(({ index, id }) => (id === undefined ? `item ${index}` : `item ${index} (id ${id})`));
	const more = items.length - names.length;
	return names.join(', ') + (more > 0 ? ` and ${more} more` : '');
};

/**
 * What a stopped run says of its other items; nothing where there are none. Items count from 0, as n8n
 * shows them.
 *
 * @param isOnlyItem whether the run has no other item
 */
export function summarizeRun(done: ItemRef[], unknown: ItemRef[], isOnlyItem: boolean): string {
	const sentences: string[] = [];
	if (done.length > 0) sentences.push(`Done before the run stopped: ${named(done)}.`);
	else if (!isOnlyItem) sentences.push('No other item was done before the run stopped.');
	if (unknown.length > 0) {
		sentences.push(`It is unknown whether these were done: ${named(unknown)}.`);
	}
	return sentences.map((sentence) => ` ${sentence}`).join('');
}

/**
 * A failure for an agent's model, which reads the message and nothing else: so what to do goes in there,
 * worded as newer n8n does it.
 */
export const forAgentModel = (report: FailureReport): FailureReport => ({
	...report,
	message: `${report.message}\n\nDetails: ${report.details.description}`,
});
