import type {
	IAuthenticateRuleResponseCode,
	IAuthenticateRuleResponseSuccessBody,
	ICredentialTestRequest,
} from 'n8n-workflow';

/** What the rules say of the credential that is tested. */
interface Words {
	/** That the portal does not accept it, and what to do. */
	refused: string;
	/** That it lacks the scope CRM, and where that is added. */
	scope: string;
}

const NO_ANSWER =
	'This is not a response of the Bitrix24 REST API, but a login page, an empty response or a refusal. Check the portal’s address, and open it in a browser: its licence may have expired';

const REDIRECTED =
	'The portal redirects the request. It has a new address, its licence has expired, or it requires a login. Open its address in a browser';

const BUSY =
	'The portal is busy or unavailable. Check that it opens in a browser, and test again in a minute';

const TOO_OLD =
	'Connected, but this portal can’t mark payments as paid (crm.item.payment.pay). Update its CRM and Online Store modules';

const codes = (values: number[], message: string): IAuthenticateRuleResponseCode[] =>
	values.map((value) => ({ type: 'responseCode', properties: { value, message } }));

const body = (key: string, value: unknown, message: string) =>
	({
		type: 'responseSuccessBody',
		properties: { key, value, message },
	}) as IAuthenticateRuleResponseSuccessBody;

/**
 * What n8n shows for each answer to `method.get` {name}, which is {result: {isExisting, isAvailable}}. n8n takes
 * the first rule that fits: those of a code where the request was refused, those of a body where not. One
 * with the value undefined fits an answer in which there is no such key.
 */
export const rulesOf = ({ refused, scope }: Words): ICredentialTestRequest['rules'] =>
	[
		...codes([401, 403], refused),
		...codes([301, 302, 303, 307, 308], REDIRECTED),
		...codes([404], 'There is no Bitrix24 REST API at this address. Check the address'),
		...codes([429, 500, 502, 503, 504], BUSY),
		...['INVALID_CREDENTIALS', 'NO_AUTH_FOUND', 'expired_token', 'invalid_token'].map((code) =>
			body('error', code, refused),
		),
		body('result', undefined, NO_ANSWER),
		body('result.isExisting', false, TOO_OLD),
		body('result.isAvailable', false, scope),
		body('result.isAvailable', undefined, NO_ANSWER),
		// The type allows rules of one kind only; n8n reads both from one list.
	] as ICredentialTestRequest['rules'];
