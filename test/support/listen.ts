import type { Express } from 'express';

/** An http.Server or https.Server, as far as it is used here. */
type Server = Pick<
	ReturnType<Express['listen']>,
	'address' | 'close' | 'closeAllConnections' | 'keepAliveTimeout' | 'once'
>;

interface Listener {
	listen(port: number, host: string): Server;
}

/** A server of this machine alone. */
export interface LoopbackServer {
	port: number;
	/** 127.0.0.1:PORT */
	host: string;
	/** http://127.0.0.1:PORT */
	url: string;
	/** Closes it and its connections. */
	stop(): Promise<void>;
}

/**
 * Listens on this machine alone; rejects where the port is taken.
 *
 * @param listener an express application, or a server
 * @param port 0 takes any free one
 */
export async function listenOnLoopback(listener: Listener, port = 0): Promise<LoopbackServer> {
	const server = listener.listen(port, '127.0.0.1');
	// Longer than any pause between two tests, so that no connection is closed as it is used again.
	server.keepAliveTimeout = 60_000;
	await new Promise((resolve, reject) => {
		server.once('listening', resolve);
		server.once('error', reject);
	});
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('The server got no port');
	const host = `127.0.0.1:${address.port}`;
	return {
		...{ port: address.port, host, url: `http://${host}` },
		stop: async () =>
			await new Promise<void>((stopped) => {
				server.close(() => stopped());
				server.closeAllConnections();
			}),
	};
}
