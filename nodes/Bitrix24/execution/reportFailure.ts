import type { IExecutePaginationFunctions, INodeExecutionData } from 'n8n-workflow';
import type { FailureReport } from '../portal/errors/report';
import { toNodeApiError } from '../portal/errors/report';
import type { NodeRun } from './run/nodeRun';
import { isRunForAgent } from './run/nodeRun';
import { forAgentModel, summarizeRun } from './runSummary';

/**
 * What comes out for an item that failed: an item that says so, or the end of the run.
 *
 * @throws NodeApiError in Stop mode, once all that is under way has ended
 */
export async function reportFailure(
	caller: IExecutePaginationFunctions,
	{ nodeTry, isTool }: NodeRun,
	report: FailureReport,
): Promise<INodeExecutionData[]> {
	const index = caller.getItemIndex();
	if (caller.continueOnFail()) {
		const json = { error: report.message, details: report.details };
		return [{ json, pairedItem: { item: index } }];
	}
	nodeTry.isStopped = true;
	await nodeTry.idle();
	const others = nodeTry.unknown.filter((item) => item.index !== index);
	if (!isTool) report.details.description += ` ${summarizeRun(nodeTry.done, others)}`;
	if (caller.getExecutionCancelSignal()?.aborted === true && report.isCancellation !== true) {
		// n8n files the execution by this word: as canceled, which it is, and not as failed.
		report.message += '; the execution was canceled';
		report.isCancellation = true;
	}
	const node = caller.getNode();
	throw toNodeApiError(node, isRunForAgent(node) ? forAgentModel(report) : report, index);
}
