import type { FailureReport } from '../portal/errors/report';

/** An item that a stopped run had already dealt with. */
export interface ItemRef {
	index: number;
	id?: unknown;
}

const NAMED_AT_MOST = 50;

const named = (items: ItemRef[]): string => {
	const names = [...items]
		.sort((a, b) => a.index - b.index)
		.slice(0, NAMED_AT_MOST)
		.map(({ index, id }) => (id === undefined ? `item ${index}` : `item ${index} (id ${id})`));
	const more = items.length - names.length;
	return names.join(', ') + (more > 0 ? ` and ${more} more` : '');
};

/** What a stopped run says of the other items. Items count from 0, as n8n shows them. */
export function summarizeRun(done: ItemRef[], unknown: ItemRef[]): string {
	const sentences = [
		done.length > 0
			? `Done before the run stopped: ${named(done)}.`
			: 'No other item was done before the run stopped.',
	];
	if (unknown.length > 0) {
		sentences.push(`Nobody can tell whether these were done: ${named(unknown)}.`);
	}
	return sentences.join(' ');
}

/**
 * A failure for an agent's model, which reads the message and nothing else: so what to do goes in there,
 * worded as newer n8n does it.
 */
export const forAgentModel = (report: FailureReport): FailureReport => ({
	...report,
	message: `${report.message}\n\nDetails: ${report.details.description}`,
});
