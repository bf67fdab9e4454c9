import type { IHookFunctions, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { authentication } from './fields/authentication';
import { credentials } from './fields/credentials';
import { getPaySystems } from './methods/getPaySystems';
import { checkExists, create, remove } from './trigger/webhook/activation';
import { webhook } from './trigger/webhook/webhook';
import { events, includeOwner, outboundWebhook } from './trigger/parameters/fields';
import { options } from './trigger/parameters/options';

export class Bitrix24Trigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Bitrix24 Trigger',
		name: 'bitrix24Trigger',
		icon: { light: 'file:bitrix24.svg', dark: 'file:bitrix24.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["events"].join(", ") }}',
		// The node list has one entry for this node and Bitrix24, and shows this description there.
		description:
			'Mark Bitrix24 payments as paid, create and find them, or start at once when one changes (needs a public URL)',
		defaults: { name: 'Bitrix24 Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials,
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				path: 'webhook',
				// An application's address is bound by the node itself, with a key that is not shown there.
				ndvHideUrl: '={{ $parameter["authentication"] === "oAuth2" }}',
			},
		],
		properties: [authentication, outboundWebhook, events, includeOwner, options],
	};

	methods = { loadOptions: { getPaySystems } };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await checkExists(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await create(this);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await remove(this);
			},
		},
	};

	webhook = webhook;
}
