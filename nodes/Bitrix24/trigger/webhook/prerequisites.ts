import type { IDataObject } from 'n8n-workflow';
import type { Call, Failure } from '../../portal/outcome';
import type { PortalClient } from '../../portal/client/client';

const SCOPES: Call = { method: 'scope', parameters: {} };
const APPLICATION: Call = { method: 'app.info', parameters: {} };

/** That a scope is missing, and where to add it. */
export const missingScope = (scope: string, isApplication: boolean): Failure => ({
	code: 'insufficient_scope',
	message: `The ${isApplication ? 'application' : 'webhook'} lacks the scope ${scope}`,
	advice: `Nothing was bound. ${
		isApplication
			? `Add ${scope} in the application’s card in Bitrix24 (Developer resources > Integrations), then connect the credential again`
			: `Add ${scope} to the webhook in Bitrix24 (Developer resources > Integrations) and save it`
	}, and activate the workflow again.`,
	httpCode: null,
	effect: 'notExecuted',
});

const NOT_INSTALLED: Failure = {
	code: 'NOT_INSTALLED',
	message: 'The application is not installed yet, and until then Bitrix24 sends no events',
	advice:
		'Nothing was bound. Open the application in Bitrix24 and finish its installation, or tick “Script only (no user interface)” in its card, and activate the workflow again.',
	httpCode: null,
	effect: 'notExecuted',
};

/**
 * Finds out whether Bitrix24 would call and let itself be read, before anything is bound.
 *
 * @returns the scopes that were granted
 * @throws NodeApiError that says what is missing
 */
export async function checkPrerequisites(talk: PortalClient): Promise<string[]> {
	const isApplication = talk.connection.credentialType !== undefined;
	const [scopes, application] = await talk.callAll(
		isApplication ? [SCOPES, APPLICATION] : [SCOPES],
		{ idempotency: 'safe', label: 'Events' },
	);
	if (scopes?.ok !== true) {
		throw await talk.toNodeApiError(
			scopes?.failure ?? missingScope('crm', isApplication),
			SCOPES,
			'Events',
		);
	}
	const granted = Array.isArray(scopes.result) ? scopes.result.map(String) : [];
	// The read of a payment needs crm; an application hears of payments with sale alone.
	for (const scope of isApplication ? ['crm', 'sale'] : ['crm']) {
		if (!granted.includes(scope))
			throw await talk.toNodeApiError(missingScope(scope, isApplication), SCOPES, 'Events');
	}
	// What app.info does not tell, as on older portals, is left to Bitrix24.
	const info = application?.ok === true ? (application.result as IDataObject) : {};
	if (info.INSTALLED === false)
		throw await talk.toNodeApiError(NOT_INSTALLED, APPLICATION, 'Events');
	return granted;
}
