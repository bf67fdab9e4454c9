import { Router } from 'express';

import type { Portal } from '../portal';
import { authorize } from './authorizePage';
import { token } from './tokenEndpoint';

/** The ways to a token. On a real portal the token endpoint is on another host. */
export function oauthRoutes(portal: Portal): Router {
	return Router()
		.all('/oauth/token/', async (request, response) => await token(portal, request, response))
		.all('/oauth/authorize/', (request, response) => authorize(portal, request, response));
}
