import type { Response } from 'express';

/** Sends the parts of a body with a pause after each, until the last or until nobody is left to read it. */
export function sendSlowly(
	response: Response,
	parts: Iterable<string | Uint8Array>,
	pauseMs: number,
): Promise<void>;

/** Sends a JSON body of so many bytes, a long text as its result; with gzip these are compressed. */
export function sendLarge(
	response: Response,
	bytes: number,
	encoding?: 'gzip' | 'deflate' | 'br',
): Promise<void>;
