import type { Sandbox } from '../index';

export interface WebhookResponse {
	status: number;
	body: {
		result?: unknown;
		error?: unknown;
		error_description?: string;
		time?: Record<string, unknown>;
		next?: number;
		total?: number;
	};
}

/** Posts JSON to a method of the sandbox portal and reads the answer. */
export async function callWebhook(
	sandbox: Sandbox,
	method: string,
	parameters: unknown = {},
): Promise<WebhookResponse> {
	const response = await fetch(sandbox.webhookUrl + method, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(parameters),
	});
	return { status: response.status, body: (await response.json()) as WebhookResponse['body'] };
}

/** An error's code and text, or undefined where the call succeeded. */
export async function errorOf(sandbox: Sandbox, method: string, parameters: unknown = {}) {
	const { status, body } = await callWebhook(sandbox, method, parameters);
	if (!('error' in body)) return undefined;
	return { status, code: body.error, text: body.error_description };
}

/** The result of a call that has to succeed. */
export async function resultOf<T>(sandbox: Sandbox, method: string, parameters: unknown = {}) {
	const { status, body } = await callWebhook(sandbox, method, parameters);
	expect({ status, error: body.error_description }).toEqual({ status: 200, error: undefined });
	return body.result as T;
}
