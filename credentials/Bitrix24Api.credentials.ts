import type { Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { SAFE_URL } from '../nodes/Bitrix24/portal/connection/loopback';
import { plan } from './plan';
import { rulesOf } from './answerRules';

export class Bitrix24Api implements ICredentialType {
	name = 'bitrix24Api';

	displayName = 'Bitrix24 API';

	documentationUrl = 'https://github.com/PUBLISHER/n8n-nodes-bitrix24-payments#quick-start';

	icon: Icon = {
		light: 'file:../nodes/Bitrix24/bitrix24.svg',
		dark: 'file:../nodes/Bitrix24/bitrix24.dark.svg',
	};

	properties: INodeProperties[] = [
		{
			displayName: 'Webhook URL',
			name: 'webhookSecretUrl',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			placeholder: 'https://your-portal.bitrix24.com/rest/1/…/',
			description: 'The URL of an inbound webhook with the scope CRM (crm)',
			hint: 'In Bitrix24: Applications > Developer resources > Ready-made scenarios > Other > Inbound webhook (Приложения > Разработчикам > Готовые сценарии > Другое > Входящий вебхук). Keep it secret: anyone who has it can act as the user who created the webhook.',
		},
		plan,
		{
			displayName: 'Application Token',
			name: 'applicationToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'The application token of an outbound webhook',
			hint: 'Only for the Bitrix24 Trigger, which accepts requests only with this token. In Bitrix24: Applications > Developer resources > Ready-made scenarios > Other > Outbound webhook (Приложения > Разработчикам > Готовые сценарии > Другое > Исходящий вебхук).',
		},
	];

	test: ICredentialTestRequest = {
		request: {
			// As in portal/connection/webhookUrl.ts: over plain http the secret could be read on the way, so any other URL
			// comes out empty and the test says "Invalid URL" without sending anything.
			baseURL: `={{ ${SAFE_URL}.test($credentials.webhookSecretUrl) ? $credentials.webhookSecretUrl.trim().replace(/(\\/rest\\/\\d+\\/[^\\/]+)\\/.*$/, "$1") : "" }}`,
			url: '/method.get',
			method: 'POST',
			body: { name: 'crm.item.payment.pay' },
			json: true,
			disableFollowRedirect: true,
		},
		rules: rulesOf({
			refused:
				'Bitrix24 does not accept this webhook. Its URL is wrong, it was deleted, or it has expired. Create a new webhook, and check that the portal’s plan includes the REST API',
			scope:
				'Connected, but the webhook lacks the scope CRM (crm). Add it to the webhook in Bitrix24 and save',
		}),
	};
}
