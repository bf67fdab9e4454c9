import type { PortalClient } from '../../portal/client/client';
import type { MethodSpec } from '../../portal/methodSpec';
import { SAFE } from '../../portal/methodSpec';
import type { Call, Failure } from '../../portal/outcome';
import { notExecuted } from '../../portal/outcome';
import { isObject } from '../../portal/values';
import type { TriggerParameters } from './parameters';
import { needingOwner, needsOwner } from './parameters';

/** The scopes that a webhook or an application was granted; needs none itself. */
export const SCOPES: Call = { method: 'scope', parameters: {} };

/** It gives a list of names; `app.info` an object. Anything else tells nothing of what is missing. */
export const SCOPES_SPEC: MethodSpec = {
	...SAFE,
	isExpectedResult: (value) =>
		isObject(value) || (Array.isArray(value) && value.every((one) => typeof one === 'string')),
};

/** The names in its result: PHP makes a map of a list that has a gap. */
export const scopesIn = (value: unknown): string[] =>
	Object.values(value as Record<string, unknown>).map(String);

/** A scope that a trigger needs. */
export interface NeededScope {
	scope: string;
	/** The parameters that need it, where the trigger could do without them. */
	parameters?: string;
}

/** The scopes that the user's choices need. */
export const scopesFor = (parameters: TriggerParameters): NeededScope[] => [
	// The read of a payment.
	{ scope: 'crm' },
	...(needsOwner(parameters) ? [{ scope: 'sale', parameters: needingOwner(parameters) }] : []),
];

/** That a scope is missing, and where to add it. */
export function missingScope(
	scope: string,
	isApplication: boolean,
	parameters?: string,
	before = 'No event handler was registered.',
): Failure {
	const place = isApplication
		? `Add ${scope} in the application’s settings in Bitrix24 (Applications > Developer resources > Integrations), then connect the credential again`
		: `Add ${scope} to the webhook in Bitrix24 (Applications > Developer resources > Integrations) and save it`;
	const without =
		parameters === undefined ? '' : ` ${parameters} needs it: without ${scope}, turn it off.`;
	return notExecuted(
		'insufficient_scope',
		`The ${isApplication ? 'application' : 'webhook'} lacks the scope ${scope}`,
		{ advice: `${before} ${place}, and activate the workflow again.${without}` },
	);
}

/**
 * Compares what was granted with what is needed.
 *
 * @param before what has not been done for it
 * @throws NodeApiError that names the first scope that is missing
 */
export async function checkScopes(
	client: PortalClient,
	granted: string[],
	needed: NeededScope[],
	before?: string,
): Promise<void> {
	const isApplication = client.connection.credentialType !== undefined;
	const missing = needed.find(({ scope }) => !granted.includes(scope));
	if (missing === undefined) return;
	const failure = missingScope(missing.scope, isApplication, missing.parameters, before);
	throw await client.toNodeApiError(failure, SCOPES);
}

/**
 * Finds out whether a scope is missing. Where the portal does not tell, what is read later does.
 *
 * @throws NodeApiError that names it
 */
export async function checkGrantedScopes(
	client: PortalClient,
	needed: NeededScope[],
	before: string,
): Promise<void> {
	const scopes = await client.call(SCOPES, SCOPES_SPEC);
	if (scopes.ok) await checkScopes(client, scopesIn(scopes.value), needed, before);
}
