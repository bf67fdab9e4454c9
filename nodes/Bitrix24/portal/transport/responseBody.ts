import type { Failure } from '../outcome';
import { effectUnknown } from '../outcome';
import type { HttpResponse } from './httpResponse';

/** A page of 50 full deals has less than 1 MB. */
const MAX_BYTES = 10 * 1024 * 1024;

interface BodyStream extends AsyncIterable<Buffer> {
	destroy(): void;
}

const isStream = (body: unknown): body is BodyStream =>
	typeof body === 'object' && body !== null && Symbol.asyncIterator in body && 'destroy' in body;

/** JSON where it is JSON; the text where not. A byte order mark is no part of it. */
function parsed(text: string): unknown {
	const bare = text.replace(/^\ufeff/, '');
	try {
		return JSON.parse(bare) as unknown;
	} catch {
		return bare;
	}
}

/**
 * Reads the body of a response, which n8n hands over as a stream, decompressed already.
 *
 * @param signal ends the reading
 * @returns the response with its body; a failure where that is larger than any that Bitrix24 gives
 * @throws the stream's own error where the connection broke
 */
export async function readResponse(
	response: HttpResponse,
	signal: AbortSignal | undefined,
): Promise<HttpResponse | Failure> {
	const { body, statusCode } = response;
	if (!isStream(body)) return response;
	const stop = () => body.destroy();
	signal?.addEventListener('abort', stop, { once: true });
	try {
		const chunks: Buffer[] = [];
		let bytes = 0;
		for await (const chunk of body) {
			bytes += chunk.length;
			if (bytes > MAX_BYTES) {
				const size = `more than ${MAX_BYTES / 1024 / 1024} MB`;
				return effectUnknown('ANSWER_TOO_LARGE', `Bitrix24 responded with ${size}`, {
					httpCode: String(statusCode),
				});
			}
			chunks.push(chunk);
		}
		return { ...response, body: parsed(Buffer.concat(chunks).toString('utf8')) };
	} finally {
		signal?.removeEventListener('abort', stop);
	}
}
