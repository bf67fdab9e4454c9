import type { INode } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import type { FailureReport } from '../portal/errors/report';

/**
 * Whether n8n's engine itself runs the node as a tool, which it does for AI Agent 3. Older agents run
 * their tools within their own run.
 */
export const isRunForAgent = ({ rewireOutputLogTo }: INode): boolean =>
	rewireOutputLogTo === NodeConnectionTypes.AiTool;

/**
 * The same failure for a model. Of a tool that failed the engine hands it the message and nothing else,
 * so what to do goes in there, worded as n8n does it for older agents.
 */
export const forAgentModel = ({ message, details }: FailureReport): FailureReport => ({
	message: `${message}\n\nDetails: ${details.description}`,
	details,
});
