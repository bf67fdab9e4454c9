import type { Express, Request, Response } from 'express';
import type { listenOnLoopback } from './listen';

/** A server with a certificate of its own. */
export function tlsServer(
	identity: { cert: string; key: string },
	handle: (request: Request, response: Response) => void,
): Parameters<typeof listenOnLoopback>[0] & Pick<ReturnType<Express['listen']>, 'on'>;
