import type { PortalClient } from '../../portal/client/client';
import type { Call } from '../../portal/outcome';
import { notExecuted } from '../../portal/outcome';
import { isObject } from '../../portal/values';
import type { NeededScope } from '../parameters/scopes';
import { checkScopes, missingScope, SCOPES, scopesIn, SCOPES_SPEC } from '../parameters/scopes';

const APPLICATION: Call = { method: 'app.info', parameters: {} };

const NOTHING_BOUND = 'No event handler was registered.';

const NOT_INSTALLED = notExecuted(
	'NOT_INSTALLED',
	'The application is not installed yet, so Bitrix24 sends no events',
	{
		advice: `${NOTHING_BOUND} Open the application in Bitrix24 and finish its installation, or select “Script only (no user interface)” in its settings. Then activate the workflow again.`,
	},
);

/**
 * Finds out whether Bitrix24 would call and let itself be read, before anything is bound.
 *
 * @param needed the scopes that the user's choices need
 * @returns the scopes that were granted
 * @throws NodeApiError that says what is missing
 */
export async function checkPrerequisites(
	client: PortalClient,
	needed: NeededScope[],
): Promise<string[]> {
	const isApplication = client.connection.credentialType !== undefined;
	const calls = isApplication ? [SCOPES, APPLICATION] : [SCOPES];
	const [scopes, application] = await client.callAll(calls, SCOPES_SPEC);
	if (scopes?.ok !== true) {
		throw await client.toNodeApiError(scopes ?? missingScope('crm', isApplication), SCOPES);
	}
	const granted = scopesIn(scopes.value);
	// An application hears of payments with sale alone.
	const own = isApplication ? ['crm', 'sale'] : ['crm'];
	const all = [...own.map((scope) => ({ scope })), ...needed];
	await checkScopes(client, granted, all, NOTHING_BOUND);
	// What app.info does not tell, as on older portals, is left to Bitrix24.
	const info = application?.ok === true ? application.value : {};
	if (isObject(info) && info.INSTALLED === false)
		throw await client.toNodeApiError(NOT_INSTALLED, APPLICATION);
	return granted;
}
