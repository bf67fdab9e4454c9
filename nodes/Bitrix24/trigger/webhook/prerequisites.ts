import type { PortalClient } from '../../portal/client/client';
import type { MethodSpec } from '../../portal/methodSpec';
import { SAFE } from '../../portal/methodSpec';
import type { Call, Failure } from '../../portal/outcome';
import { notExecuted } from '../../portal/outcome';
import { isObject } from '../../portal/values';

const SCOPES: Call = { method: 'scope', parameters: {} };
const APPLICATION: Call = { method: 'app.info', parameters: {} };

/** `scope` gives a list of names, `app.info` an object. Anything else tells nothing of what is missing. */
const SPEC: MethodSpec = {
	...SAFE,
	isExpectedResult: (value) =>
		isObject(value) || (Array.isArray(value) && value.every((one) => typeof one === 'string')),
};

/** That a scope is missing, and where to add it. */
export const missingScope = (scope: string, isApplication: boolean): Failure =>
	notExecuted(
		'insufficient_scope',
		`The ${isApplication ? 'application' : 'webhook'} lacks the scope ${scope}`,
		{
			advice: `No event handler was registered. ${
				isApplication
					? `Add ${scope} in the application’s settings in Bitrix24 (Applications > Developer resources > Integrations), then connect the credential again`
					: `Add ${scope} to the webhook in Bitrix24 (Applications > Developer resources > Integrations) and save it`
			}, and activate the workflow again.`,
		},
	);

const NOT_INSTALLED = notExecuted(
	'NOT_INSTALLED',
	'The application is not installed yet, so Bitrix24 sends no events',
	{
		advice:
			'No event handler was registered. Open the application in Bitrix24 and finish its installation, or select “Script only (no user interface)” in its settings. Then activate the workflow again.',
	},
);

/**
 * Finds out whether Bitrix24 would call and let itself be read, before anything is bound.
 *
 * @returns the scopes that were granted
 * @throws NodeApiError that says what is missing
 */
export async function checkPrerequisites(client: PortalClient): Promise<string[]> {
	const isApplication = client.connection.credentialType !== undefined;
	const calls = isApplication ? [SCOPES, APPLICATION] : [SCOPES];
	const [scopes, application] = await client.callAll(calls, SPEC);
	if (scopes?.ok !== true) {
		throw await client.toNodeApiError(scopes ?? missingScope('crm', isApplication), SCOPES);
	}
	// PHP makes a map of a list that has a gap.
	const granted = Object.values(scopes.value as Record<string, unknown>).map(String);
	// The read of a payment needs crm; an application hears of payments with sale alone.
	for (const scope of isApplication ? ['crm', 'sale'] : ['crm']) {
		if (granted.includes(scope)) continue;
		throw await client.toNodeApiError(missingScope(scope, isApplication), SCOPES);
	}
	// What app.info does not tell, as on older portals, is left to Bitrix24.
	const info = application?.ok === true ? application.value : {};
	if (isObject(info) && info.INSTALLED === false)
		throw await client.toNodeApiError(NOT_INSTALLED, APPLICATION);
	return granted;
}
