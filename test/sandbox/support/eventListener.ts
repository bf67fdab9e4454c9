import express, { type Response } from 'express';

/** A handler of events that keeps what arrives. */
export interface Listener {
	/** Its address; anything may follow it. */
	url: string;
	/** The forms as they arrived. */
	bodies: string[];
	/** The same, as fields. */
	events: () => Array<Record<string, string>>;
	/** The content type of each. */
	types: string[];
	/** How it answers; 200 and nothing unless told. */
	answer: (response: Response, body: string) => void;
	clear: () => void;
	stop: () => void;
}

const justAnswer = (response: Response): void => void response.end();

/** Starts a handler on this machine. */
export async function startListener(): Promise<Listener> {
	const app = express();
	const bodies: string[] = [];
	const types: string[] = [];
	const listener: Listener = {
		url: '',
		bodies,
		types,
		events: () => bodies.map((body) => Object.fromEntries(new URLSearchParams(body))),
		answer: justAnswer,
		clear() {
			bodies.length = 0;
			types.length = 0;
			listener.answer = justAnswer;
		},
		stop: () => undefined,
	};
	app.use(express.text({ type: () => true, limit: '20mb' }), (request, response) => {
		const body = String(request.body);
		bodies.push(body);
		types.push(request.headers['content-type'] ?? '');
		listener.answer(response, body);
	});
	await new Promise<void>((resolve) => {
		const server = app.listen(0, '127.0.0.1', () => {
			const address = server.address();
			const port = typeof address === 'object' ? address?.port : 0;
			listener.url = `http://127.0.0.1:${port}/`;
			listener.stop = () => {
				server.close();
				server.closeAllConnections();
			};
			resolve();
		});
	});
	return listener;
}
