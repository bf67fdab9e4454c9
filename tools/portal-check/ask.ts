import { sleep } from 'n8n-workflow';
import { redactText } from '../../nodes/Bitrix24/portal/errors/redact';
import type { Connection } from '../../nodes/Bitrix24/portal/connection/connection';

/** A portal's answer to one request, with its status; `body` is undefined where it is no JSON object. */
export interface Answer {
	status: number;
	body?: Record<string, unknown>;
}

/** Calls one method that only reads. */
export type Ask = (method: string, parameters?: object) => Promise<Answer>;

const PAUSE_MS = 1000;
const TRIES = 10;
const TIMEOUT_MS = 60_000;

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

async function askOnce(url: string, parameters: object): Promise<Answer> {
	const response = await fetch(url, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json' },
		body: JSON.stringify(parameters),
		redirect: 'manual',
		signal: AbortSignal.timeout(TIMEOUT_MS),
	});
	const body: unknown = await response.json().catch(() => undefined);
	return { status: response.status, ...(isRecord(body) && { body }) };
}

/**
 * Asks a portal through its inbound webhook, one request after the other; a full bucket
 * (QUERY_LIMIT_EXCEEDED, docs/bitrix24-rest.md §3) is waited out.
 *
 * @throws Error without the URL in it where the portal gives no answer
 */
export const askerOf =
	({ address, secrets }: Connection): Ask =>
	async (method, parameters = {}) => {
		for (let tries = 1; ; tries += 1) {
			const answer = await askOnce(`${address}/${method}`, parameters).catch((error: unknown) => {
				const why = error instanceof Error ? error.message : String(error);
				throw new Error(`${method} got no answer: ${redactText(why, secrets)}`);
			});
			if (answer.body?.error !== 'QUERY_LIMIT_EXCEEDED' || tries >= TRIES) return answer;
			await sleep(PAUSE_MS);
		}
	};
