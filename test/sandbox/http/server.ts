import express, { type Express, type Router } from 'express';

/** An express application of routes, that adds nothing of its own to what they answer. */
export function application(...routes: Router[]): Express {
	const app = express();
	app.disable('x-powered-by');
	app.disable('etag');
	app.set('query parser', false);
	app.use(express.text({ type: () => true, limit: '20mb' }), ...routes);
	return app;
}
