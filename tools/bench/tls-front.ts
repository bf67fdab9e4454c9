/* eslint-disable @n8n/community-nodes/no-restricted-imports -- part of a command that runs on Node itself, no part of the package */
import { Agent, request as forward } from 'node:http';
import { createServer } from 'node:https';
import { sleep } from 'n8n-workflow';
import type { PortalSettings } from './portal';

/**
 * Puts TLS and a distance in front of a portal.
 *
 * @param portal its address, http://127.0.0.1:PORT
 * @returns the front's address, https://127.0.0.1:PORT
 */
export async function startFront(
	portal: string,
	{ key, cert, latency }: NonNullable<PortalSettings['tls']>,
): Promise<string> {
	const agent = new Agent({ keepAlive: true });
	const server = createServer({ key, cert }, (incoming, response) => {
		void sleep(latency).then(() => {
			const { method, headers, url } = incoming;
			const onward = forward(new URL(url ?? '/', portal), { agent, method, headers }, (answer) => {
				response.writeHead(answer.statusCode ?? 502, answer.headers);
				answer.pipe(response);
			});
			incoming.pipe(onward);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('The front got no port');
	return `https://127.0.0.1:${address.port}`;
}
