import type { INodeCredentialDescription } from 'n8n-workflow';

/**
 * Holds for every value of Authentication. The editor, which has it as an empty list, shows nothing for it;
 * n8n's engine asks whether it includes the node's value, and would otherwise throw before any item.
 */
class EveryValue extends Array<string> {
	override includes(): boolean {
		return true;
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
		displayOptions: { show: { authentication: ['webhook'] } },
	},
	{
		name: 'bitrix24OAuth2Api',
		required: false,
		displayOptions: { show: { authentication: ['oAuth2'] } },
	},
	// An Authentication that is neither is the node's own to name, item by item.
	{
		name: 'bitrix24Api',
		required: false,
		displayOptions: { show: { authentication: new EveryValue() } },
	},
];
