import { ExecutionLifecycleHooks } from 'n8n-core';
import type {
	ICredentialsHelper,
	IDataObject,
	INode,
	INodeType,
	INodeTypes,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

/** A node of a workflow, as n8n exports it. */
export const nodeOf = (name: string, type: string, rest: Partial<INode> = {}): INode => ({
	...{ id: name, name, type, typeVersion: 1, position: [0, 0], parameters: {} },
	...rest,
});

/** The credentials of both types, as a node names them. */
export const CREDENTIALS = {
	bitrix24Api: { id: '1', name: 'Bitrix24 account' },
	bitrix24OAuth2Api: { id: '2', name: 'Bitrix24 application' },
};

export const nodeTypesOf = (find: (name: string) => INodeType): INodeTypes => ({
	...{ getByName: find, getByNameAndVersion: find, getKnownTypes: () => ({}) },
});

/** What n8n gives to an execution besides its workflow. */
export const additionalDataFor = (
	credentialsHelper: ICredentialsHelper,
	more: IDataObject | Partial<IWorkflowExecuteAdditionalData> = {},
): IWorkflowExecuteAdditionalData =>
	({
		credentialsHelper,
		hooks: new ExecutionLifecycleHooks('manual', '1', { id: 'workflow' } as never),
		...{ executionId: '1', currentNodeExecutionIndex: 0, variables: {}, restApiUrl: '' },
		instanceBaseUrl: 'http://localhost/',
		webhookWaitingBaseUrl: 'http://localhost/webhook-waiting',
		formWaitingBaseUrl: 'http://localhost/form-waiting',
		...more,
	}) as unknown as IWorkflowExecuteAdditionalData;
