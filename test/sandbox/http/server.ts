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

/** What {@link listening} needs of a server, whether it speaks http or https. */
export type PortServer = ReturnType<Express['listen']>;

/** A server that listens. */
export interface Listening {
	port: number;
	/** Closes it, and every connection. */
	stop: () => Promise<void>;
}

/** Lets a server listen on this machine alone, on any free port for 0; rejects where the port is taken. */
export async function listening(server: PortServer, port: number): Promise<Listening> {
	return await new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', () => {
			const address = server.address();
			if (address === null || typeof address === 'string') {
				reject(new Error('The sandbox portal got no port'));
				return;
			}
			const stop = async () =>
				await new Promise<void>((stopped) => {
					server.close(() => stopped());
					server.closeAllConnections();
				});
			resolve({ port: address.port, stop });
		});
		// Longer than any pause between two tests, so that no connection is closed as it is used again.
		server.keepAliveTimeout = 60_000;
	});
}
