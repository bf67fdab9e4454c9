import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import type { Sandbox } from '../../sandbox';
import { BITRIX24, runWorkflow, startWorkflow, type Result, type WorkflowFile } from './index';
import { APPLICATION, oAuthCredentialsFor, type OAuthCredentials } from './oauthCredentials';

/** What a test sets of the Bitrix24 node: its parameters, and its settings such as onError. */
export interface NodeSetup extends Partial<Omit<INode, 'parameters'>> {
	parameters?: INodeParameters;
}

const node = (name: string, type: string, rest: Partial<INode> = {}): INode => ({
	id: name,
	name,
	type,
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
	...rest,
});

const to = (name: string) => [{ node: name, type: 'main' as const, index: 0 }];

/** Start → Bitrix24 → Done, and the error output to Failed. */
export function workflowWith({ parameters, ...setup }: NodeSetup = {}): WorkflowFile {
	return {
		name: 'Test',
		nodes: [
			node('Start', 'n8n-nodes-base.manualTrigger'),
			node('Bitrix24', BITRIX24, {
				credentials: { bitrix24Api: { id: '1', name: 'Bitrix24 account' } },
				parameters: {
					resource: 'payment',
					operation: 'pay',
					paymentId: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
					...parameters,
				},
				...setup,
			}),
			node('Done', 'n8n-nodes-base.noOp'),
			node('Failed', 'n8n-nodes-base.noOp'),
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
): { bitrix24Api: { webhookSecretUrl: string; plan: string } } => ({
	bitrix24Api: { webhookSecretUrl: webhookUrl, plan },
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
		credentials: { [APPLICATION]: { id: '2', name: 'Bitrix24 application' } },
		...setup,
		parameters: { authentication: 'oAuth2', ...parameters },
	});
	return startWorkflow(file, { credentials: store, input });
}
