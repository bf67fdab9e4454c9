import { ExecuteContext, RoutingNode } from 'n8n-core';
import type {
	IAuthenticateRuleResponseCode,
	IAuthenticateRuleResponseSuccessBody,
	ICredentialDataDecryptedObject,
	ICredentialsHelper,
	ICredentialType,
	IDataObject,
	INodeType,
} from 'n8n-workflow';
import { NodeConnectionTypes, Workflow } from 'n8n-workflow';
import { TestCredentials } from './credentials';
import { newRunData, withExpressions } from './olderEngines';
import { additionalDataFor, nodeOf, nodeTypesOf } from './workflowParts';

interface HttpError {
	message: string;
	cause?: { code?: string; response?: { status: number; statusText?: string } };
}

/** Reads a value along a path such as `result.isAvailable`. */
const at = (value: unknown, path: string): unknown =>
	path.split('.').reduce((rest, key) => (rest as IDataObject | undefined)?.[key], value);

/**
 * Tests a credential the way n8n does it when its form is saved: the credential's own request, run by
 * n8n's RoutingNode on a bare node, judged by the credential's own rules. (n8n's service for it is
 * part of the package n8n itself, which is no dependency of the tests.)
 *
 * @param store where n8n keeps it, for a credential that is more than what the user entered
 * @returns OK, or the message that n8n shows
 */
export async function testCredential(
	credential: ICredentialType,
	data: ICredentialDataDecryptedObject,
	store: ICredentialsHelper = new TestCredentials({ [credential.name]: data }),
): Promise<string> {
	const { test } = credential;
	if (test === undefined) throw new Error(`${credential.name} has no test`);
	const rules: ReadonlyArray<IAuthenticateRuleResponseCode | IAuthenticateRuleResponseSuccessBody> =
		test.rules ?? [];
	const credentials = { [credential.name]: { id: 'temp', name: 'temp' } };
	const node = nodeOf('Temp-Node', 'temp', { credentials });
	const type: INodeType = {
		description: {
			displayName: 'Temp',
			name: 'temp',
			group: ['input'],
			version: 1,
			description: '',
			defaults: { name: 'Temp' },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			credentials: [{ name: credential.name, required: true }],
			properties: [
				{
					displayName: 'Temp',
					name: 'temp',
					type: 'string',
					routing: { request: test.request },
					default: '',
				},
			],
		},
	};
	const workflow = new Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: nodeTypesOf(() => type),
	});
	const input = { main: [[{ json: {} }]] };
	const context = new ExecuteContext(
		workflow,
		node,
		additionalDataFor(store),
		'internal',
		newRunData(),
		0,
		[],
		input,
		{ node, data: input, source: null },
		[],
	);
	try {
		const decrypted = { id: 'temp', name: 'temp', type: credential.name, data };
		const run = async () => await new RoutingNode(context, type, decrypted).runNode();
		const [[item] = []] = (await withExpressions(workflow, run)) ?? [];
		for (const rule of rules) {
			if (rule.type !== 'responseSuccessBody') continue;
			const { key, value, message } = rule.properties;
			if (at(item?.json, key) === value) return message;
		}
		return 'OK';
	} catch (error) {
		const { cause, message } = error as HttpError;
		if (cause?.response !== undefined) {
			const { status, statusText } = cause.response;
			for (const { properties, type } of rules) {
				if (type === 'responseCode' && properties.value === status) return properties.message;
			}
			return statusText || `Received HTTP status code: ${status}`;
		}
		return cause?.code ?? message;
	}
}
