import type { IDataObject } from 'n8n-workflow';
import type { Call, Failure } from '../../portal/outcome';
import type { Talk } from '../../portal/client/client';

const SCOPES: Call = { method: 'scope', parameters: {} };
const APPLICATION: Call = { method: 'app.info', parameters: {} };

/** That a scope is missing, and where to add it. */
export const lacks = (scope: string, isApplication: boolean): Failure => ({
	code: 'insufficient_scope',
	text: `The ${isApplication ? 'application' : 'webhook'} lacks the scope ${scope}`,
	advice: `Nothing was bound. ${
		isApplication
			? `Add ${scope} in the application’s card in Bitrix24 (Developer resources > Integrations), then connect the credential again`
			: `Add ${scope} to the webhook in Bitrix24 (Developer resources > Integrations) and save it`
	}, and activate the workflow again.`,
	httpCode: null,
	certainty: 'unsent',
});

const NOT_INSTALLED: Failure = {
	code: 'NOT_INSTALLED',
	text: 'The application is not installed yet, and until then Bitrix24 sends no events',
	advice:
		'Nothing was bound. Open the application in Bitrix24 and finish its installation, or tick “Script only (no user interface)” in its card, and activate the workflow again.',
	httpCode: null,
	certainty: 'unsent',
};

/**
 * Finds out whether Bitrix24 would call and let itself be read, before anything is bound.
 *
 * @returns the scopes that were granted
 * @throws NodeApiError that says what is missing
 */
export async function getReady(talk: Talk): Promise<string[]> {
	const isApplication = talk.door.signedWith !== undefined;
	const [scopes, application] = await talk.askAll(
		isApplication ? [SCOPES, APPLICATION] : [SCOPES],
		{ kind: 'read', label: 'Events' },
	);
	if (scopes?.ok !== true) {
		throw await talk.error(scopes?.failure ?? lacks('crm', isApplication), SCOPES, 'Events');
	}
	const granted = Array.isArray(scopes.result) ? scopes.result.map(String) : [];
	// The read of a payment needs crm; an application hears of payments with sale alone.
	for (const scope of isApplication ? ['crm', 'sale'] : ['crm']) {
		if (!granted.includes(scope))
			throw await talk.error(lacks(scope, isApplication), SCOPES, 'Events');
	}
	// What app.info does not tell, as on older portals, is left to Bitrix24.
	const info = application?.ok === true ? (application.result as IDataObject) : {};
	if (info.INSTALLED === false) throw await talk.error(NOT_INSTALLED, APPLICATION, 'Events');
	return granted;
}
