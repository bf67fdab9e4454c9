import type { Express } from 'express';

import type { PortServer } from './server';

/** A server that speaks http. */
export function plainServer(app: Express): PortServer;

/** A server that speaks https, with a new certificate of its own, in PEM. */
export function secureServer(app: Express): Promise<{ server: PortServer; certificate: string }>;
