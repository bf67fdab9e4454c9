import type { IExecutePaginationFunctions, INodeExecutionData, NodeApiError } from 'n8n-workflow';
import type { FailureReport } from '../portal/errors/report';
import { toNodeApiError, withAddition } from '../portal/errors/report';
import type { NodeRun } from './run/nodeRun';
import { forAgentModel, summarizeRun } from './runSummary';

/** Whether n8n parts the items that failed from the others, by what it finds in each. */
const hasErrorOutput = (caller: IExecutePaginationFunctions): boolean =>
	caller.getNode().onError === 'continueErrorOutput' && caller.getExecuteData().source !== null;

/**
 * Makes n8n put an item on the error output. Before n8n 2.35.3 it does not know an item that failed by its
 * fields error and details, but by a property `error` beside json, which it empties and which would come
 * out in place of them: so it is one that no copy takes along.
 */
function markAsFailed(item: INodeExecutionData, error: NodeApiError): void {
	Object.defineProperty(item, 'error', { value: error, writable: true, enumerable: false });
}

/**
 * What comes out for an item that failed: an item that says so, or the end of the run. To an agent a tool
 * always answers: `{ error }`, with what to do in it.
 *
 * @throws NodeApiError in Stop mode, once all that is under way has ended
 */
export async function reportFailure(
	caller: IExecutePaginationFunctions,
	{ nodeTry, isTool }: NodeRun,
	report: FailureReport,
): Promise<INodeExecutionData[]> {
	const index = caller.getItemIndex();
	const node = caller.getNode();
	if (caller.continueOnFail()) {
		const json = { error: report.message, details: report.details };
		const item: INodeExecutionData = { json, pairedItem: { item: index } };
		if (hasErrorOutput(caller)) markAsFailed(item, toNodeApiError(node, report, index));
		return [item];
	}
	nodeTry.stop();
	await nodeTry.idle();
	const others = nodeTry.dealtWith.unknown.filter((item) => item.index !== index);
	if (!isTool) {
		report.details.description += summarizeRun(nodeTry.dealtWith.done, others, nodeTry.hasOneItem);
	}
	if (caller.getExecutionCancelSignal()?.aborted === true && report.isCancellation !== true) {
		// n8n files the execution by this word: as canceled, which it is, and not as failed.
		report.message = withAddition(report.message, '; the execution was canceled');
		report.isCancellation = true;
	}
	if (isTool && report.isCancellation !== true) {
		// What a tool throws ends the run of AI Agent 3, or reads as an empty answer, up to n8n 2.20.
		return [{ json: { error: forAgentModel(report).message }, pairedItem: { item: index } }];
	}
	throw toNodeApiError(node, report, index);
}
