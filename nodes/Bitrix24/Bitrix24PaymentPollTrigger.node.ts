import type { INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { authentication } from './fields/authentication';
import { credentials } from './fields/credentials';
import { getPaySystems } from './methods/getPaySystems';
import { events, includeOwner, watched } from './trigger/parameters/fields';
import { pollOptions } from './trigger/parameters/options';
import { poll } from './trigger/poll/poll';

export class Bitrix24PaymentPollTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Bitrix24 Payment Poll Trigger',
		name: 'bitrix24PaymentPollTrigger',
		icon: { light: 'file:bitrix24.svg', dark: 'file:bitrix24.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["events"].join(", ") }}',
		description:
			'Start when Bitrix24 payments change, by polling. Needs no public URL, and can back up a Bitrix24 Trigger.',
		defaults: { name: 'Bitrix24 Payment Poll Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials,
		properties: [authentication, events, ...watched, includeOwner, pollOptions],
	};

	methods = { loadOptions: { getPaySystems } };

	poll = poll;
}
