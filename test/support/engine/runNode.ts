import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import type { Sandbox } from '../../sandbox';
import { BITRIX24, runWorkflow, startWorkflow, type Result, type WorkflowFile } from './index';
import { oAuthCredentialsFor, type OAuthCredentials } from './oauthCredentials';
import { CREDENTIALS, nodeOf } from './workflowParts';

/** What a test sets of the Bitrix24 node: its parameters, and its settings such as onError. */
export interface NodeSetup extends Partial<Omit<INode, 'parameters'>> {
	parameters?: INodeParameters;
}

/** A resource locator, as the editor fills it in. */
export const locator = (value: unknown, mode = 'id'): INodeParameters =>
	({ __rl: true, mode, value }) as INodeParameters;

/** Of `payment.get` the resource and the operation. */
export function operationOf(name: string): INodeParameters {
	const [resource = '', operation = ''] = name.split('.');
	return { resource, operation };
}

/** Settings with which n8n runs the node again after a failure. */
export const retryOnFail = (maxTries: number): NodeSetup => ({
	...{ retryOnFail: true, maxTries, waitBetweenTries: 1 },
});

/** The setting with which a failure comes out in the place of its item. */
export const CONTINUE: NodeSetup = { onError: 'continueRegularOutput' };

const to = (name: string) => [{ node: name, type: 'main' as const, index: 0 }];

/** Start → Bitrix24 → Done, and the error output to Failed. */
export function workflowWith({ parameters, ...setup }: NodeSetup = {}): WorkflowFile {
	return {
		name: 'Test',
		nodes: [
			nodeOf('Start', 'n8n-nodes-base.manualTrigger'),
			nodeOf('Bitrix24', BITRIX24, {
				credentials: CREDENTIALS,
				parameters: {
					resource: 'payment',
					operation: 'pay',
					paymentId: locator('={{ $json.id }}'),
					...parameters,
				},
				...setup,
			}),
			nodeOf('Done', 'n8n-nodes-base.noOp'),
			nodeOf('Failed', 'n8n-nodes-base.noOp'),
		],
		connections: {
			Start: { main: [to('Bitrix24')] },
			Bitrix24: { main: [to('Done'), to('Failed')] },
		},
	};
}

/** The credential for a sandbox portal; self-hosted, and so without limits of our own, unless told. */
export const credentialsFor = (
	{ webhookUrl }: Pick<Sandbox, 'webhookUrl'>,
	plan = 'selfHosted',
	more: { applicationToken?: string } = {},
): { bitrix24Api: { webhookSecretUrl: string; plan: string; applicationToken?: string } } => ({
	bitrix24Api: { webhookSecretUrl: webhookUrl, plan, ...more },
});

/** Runs the Bitrix24 node with a sandbox's webhook on these items. */
export async function runNode(
	sandbox: Sandbox,
	input: IDataObject[],
	setup: NodeSetup & { plan?: string } = {},
): Promise<Result> {
	const { plan, ...rest } = setup;
	const credentials = credentialsFor(sandbox, plan);
	return await runWorkflow(workflowWith(rest), { credentials, input });
}

/** The same, but it can be cancelled meanwhile. */
export function startNode(
	sandbox: Sandbox,
	input: IDataObject[],
	{ plan, ...rest }: NodeSetup & { plan?: string } = {},
): ReturnType<typeof startWorkflow> {
	return startWorkflow(workflowWith(rest), { credentials: credentialsFor(sandbox, plan), input });
}

/**
 * A function that runs one operation, such as `payment.get`: on items, or on ids as items, with more
 * parameters and settings than these.
 */
export const operationRunner =
	(sandbox: Sandbox, name: string, preset: INodeParameters = {}, settings: NodeSetup = {}) =>
	async (input: unknown[], parameters: INodeParameters = {}, setup: NodeSetup = {}) =>
		await runNode(
			sandbox,
			input.map((one) => (typeof one === 'object' ? one : { id: one }) as IDataObject),
			{ ...settings, ...setup, parameters: { ...operationOf(name), ...preset, ...parameters } },
		);

/** Ids as the items that a node before Bitrix24 would emit. */
export const idsAsItems = (ids: unknown[]): IDataObject[] =>
	ids.map((id) => ({ id }) as IDataObject);

/** A node's settings, and the credential of an application: a new one unless told. */
type OAuthSetup = NodeSetup & { store?: OAuthCredentials };

/** Runs the Bitrix24 node as a sandbox's application on these items. */
export async function runOAuthNode(
	sandbox: Sandbox,
	input: IDataObject[],
	setup: OAuthSetup = {},
): Promise<Result> {
	return await startOAuthNode(sandbox, input, setup).finished;
}

/** The same, but it can be cancelled meanwhile. */
export function startOAuthNode(
	sandbox: Sandbox,
	input: IDataObject[],
	{ store = oAuthCredentialsFor(sandbox), parameters, ...setup }: OAuthSetup = {},
): ReturnType<typeof startWorkflow> {
	const file = workflowWith({
		...setup,
		parameters: { authentication: 'oAuth2', ...parameters },
	});
	return startWorkflow(file, { credentials: store, input });
}
