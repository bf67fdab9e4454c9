import { DirectoryLoader, type ExecuteContext, RoutingNode } from 'n8n-core';
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

/** A declarative node as n8n's documentation shows it: no code, all requests at once, nothing paired. */
class Bare implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Bare',
		name: 'bare',
		group: ['transform'],
		version: 1,
		description: 'Pays payments, declared and nothing more',
		defaults: { name: 'Bare' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'bitrix24Api', required: true }],
		requestDefaults: {
			baseURL: '={{ $credentials.webhookSecretUrl }}',
			url: 'crm.item.payment.pay',
			method: 'POST',
			json: true,
		},
		properties: [
			{
				displayName: 'Payment',
				name: 'paymentId',
				type: 'string',
				default: '',
				routing: {
					send: { type: 'body', property: 'id' },
					output: {
						postReceive: [
							{
								type: 'set',
								properties: {
									value: '={{ { "id": $value, "result": $response.body.result } }}',
								},
							},
						],
					},
				},
			},
		],
	};
}

/** The bare node with the execute that n8n gives a declarative node when it loads it. */
export function bare(): INodeType {
	const node = new Bare();
	DirectoryLoader.applyDeclarativeNodeOptionParameters(node);
	return Object.assign(Object.create(node) as INodeType, {
		async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
			return (await new RoutingNode(this as ExecuteContext, node).runNode()) ?? [];
		},
	});
}
