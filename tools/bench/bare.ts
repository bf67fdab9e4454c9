import { DirectoryLoader, type ExecuteContext, RoutingNode } from 'n8n-core';
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { Bitrix24 } from '../../nodes/Bitrix24/Bitrix24.node.js';

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

	constructor(others: INodeProperties[]) {
		this.description.properties.push(...others);
	}
}

/** Our node's fields as n8n handles them for each item, of which nothing is sent. */
export const ourFields = (): INodeProperties[] => {
	const { properties } = new Bitrix24().description;
	const withoutRouting = JSON.stringify(properties, (key, value: unknown) =>
		key === 'routing' ? undefined : value,
	);
	const fields = JSON.parse(withoutRouting) as INodeProperties[];
	// The bare node has the one of Pay itself.
	const own = fields.findIndex(({ name }) => name === 'paymentId');
	return fields.filter((_, index) => index !== own);
};

/**
 * The bare node with the execute that n8n gives a declarative node when it loads it.
 *
 * @param others fields beside its own
 */
export function bare(others: INodeProperties[] = []): INodeType {
	const node = new Bare(others);
	DirectoryLoader.applyDeclarativeNodeOptionParameters(node);
	return Object.assign(Object.create(node) as INodeType, {
		async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
			return (await new RoutingNode(this as ExecuteContext, node).runNode()) ?? [];
		},
	});
}
