import type { INodeCredentialDescription } from 'n8n-workflow';

/**
 * For n8n's engine, which asks whether it includes the node's Authentication and would otherwise throw before
 * any item: every value but OAuth2's, so that the node itself names an unknown one, item by item. The editor
 * has it as the list that it is. An entry of its own would list each webhook twice there.
 */
class AllButOAuth2 extends Array<string> {
	override includes(authentication: string): boolean {
		return authentication !== 'oAuth2';
	}
}

/**
 * The credentials of the ways into the portal. Of a required one that is missing or can't be read n8n's engine
 * makes no failed items: in Continue mode it hands the node's input on as its output, and unpaid payments
 * would come out as paid. So the node itself says what is missing, item by item.
 */
export const credentials: INodeCredentialDescription[] = [
	{
		name: 'bitrix24Api',
		required: false,
		displayOptions: { show: { authentication: AllButOAuth2.of('webhook') } },
	},
	{
		name: 'bitrix24OAuth2Api',
		required: false,
		displayOptions: { show: { authentication: ['oAuth2'] } },
	},
];
