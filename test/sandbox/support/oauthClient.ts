import type { Sandbox, TokenAnswer } from '../index';

/** Calls a method with the token of an application. */
export async function callWithToken(
	sandbox: Sandbox,
	sent: { bearer?: string; query?: string; body?: object } = {},
	method = 'crm.item.payment.pay',
): Promise<{ status: number; body: Record<string, unknown> }> {
	const response = await fetch(`${sandbox.url}/rest/${method}?id=1037&${sent.query ?? ''}`, {
		method: 'POST',
		headers: {
			'content-type': 'application/json',
			...(sent.bearer !== undefined && { authorization: `Bearer ${sent.bearer}` }),
		},
		body: JSON.stringify(sent.body ?? {}),
	});
	return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

/** The client as a token request names it. */
export const clientCredentials = ({ oauth }: Sandbox) => ({
	client_id: oauth.clientId,
	client_secret: oauth.clientSecret,
});

/** Asks the token endpoint. */
export async function requestToken(
	sandbox: Sandbox,
	given: Record<string, string>,
	verb: 'GET' | 'POST' = 'GET',
): Promise<{ status: number; body: TokenAnswer & { error?: string } }> {
	const parameters = new URLSearchParams(given);
	const response =
		verb === 'GET'
			? await fetch(`${sandbox.oauth.tokenUrl}?${parameters.toString()}`)
			: await fetch(sandbox.oauth.tokenUrl, { method: 'POST', body: parameters });
	const body = (await response.json()) as TokenAnswer & { error?: string };
	return { status: response.status, body };
}

/** Renews tokens. */
export const refresh = async (sandbox: Sandbox, token: string, verb: 'GET' | 'POST' = 'GET') =>
	await requestToken(
		sandbox,
		{ grant_type: 'refresh_token', refresh_token: token, ...clientCredentials(sandbox) },
		verb,
	);

/** Calls a method with a new token of the application. */
export async function asApplication(
	sandbox: Sandbox,
	method: string,
	parameters: object = {},
): Promise<{ status: number; body: { result?: unknown; error?: unknown } }> {
	const { access_token: token } = sandbox.oauth.newTokens();
	const response = await fetch(`${sandbox.url}/rest/${method}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
		body: JSON.stringify(parameters),
	});
	return { status: response.status, body: (await response.json()) as { result?: unknown } };
}
