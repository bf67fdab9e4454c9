/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test of connections, no part of the package */
import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import type { INodeParameters } from 'n8n-workflow';
import { generate } from 'selfsigned';
import { networkFailure } from '../../nodes/Bitrix24/portal/transport/networkErrors';
import { sampleIds } from '../sandbox';
import { runWorkflow } from '../support/engine';
import { CONTINUE, idsAsItems, workflowWith } from '../support/engine/runNode';
import { listenOnLoopback } from '../support/listen';
import { tlsServer } from '../support/tlsServer';

const HOST = 'portal.example';
const connect = { syscall: 'connect' };
const hungUp = {
	code: 'ECONNRESET',
	message: 'Client network socket disconnected before secure TLS connection was established',
};

describe('What the HTTP client throws', () => {
	it.each([
		[{ code: 'ERR_TLS_CERT_ALTNAME_INVALID' }, /certificate for another name/],
		[{ code: 'CERT_REVOKED' }, /certificate that n8n does not accept \(CERT_REVOKED\)/],
		[{ code: 'CERT_NOT_YET_VALID' }, /does not accept/],
		[{ code: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY' }, /can’t be verified/],
		[{ code: 'HOSTNAME_MISMATCH' }, /does not accept/],
		[{ code: 'INVALID_PURPOSE' }, /does not accept/],
		[{ code: 'EPROTO', message: 'wrong version number' }, /could not agree on TLS/],
		[{ code: 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION' }, /could not agree on TLS/],
		[{ code: 'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE' }, /could not agree on TLS/],
		[{ code: 'ERR_TLS_HANDSHAKE_TIMEOUT' }, /could not agree on TLS/],
		[{ code: 'ERR_INVALID_CHAR' }, /^n8n could not create the request \(ERR_INVALID_CHAR\)/],
		[{ code: 'ERR_UNESCAPED_CHARACTERS' }, /^n8n could not create the request/],
		[{ code: 'ETIMEDOUT', ...connect }, /did not accept the connection in time/],
		[
			{ code: 'ETIMEDOUT', errors: [{ code: 'ETIMEDOUT', ...connect }] },
			/did not accept the connection/,
		],
		[
			{
				code: 'ETIMEDOUT',
				cause: {
					errors: [
						{ code: 'ETIMEDOUT', ...connect },
						{ code: 'ENETUNREACH', ...connect },
					],
				},
			},
			/did not accept the connection in time/,
		],
		[
			{ code: 'ECONNREFUSED', cause: { errors: [{ code: 'ECONNREFUSED', ...connect }] } },
			/refused/,
		],
		[{ code: 'EACCES', ...connect }, /could not be connected to \(EACCES\)/],
		[{ code: 'ECONNRESET', ...connect }, /could not be connected to \(ECONNRESET\)/],
		[{ cause: { code: 'ENOTFOUND', syscall: 'getaddrinfo' } }, /unknown host/],
		[{ code: 'ECONNREFUSED', ...connect, port: 3128 }, /^The proxy for portal\.example refused/],
		[{ code: 'EAI_FAIL', syscall: 'getaddrinfo' }, /could not be resolved \(EAI_FAIL\)/],
		[{ cause: { code: 'ESERVFAIL', syscall: 'queryA' } }, /could not be resolved \(ESERVFAIL\)/],
		[{ code: 'ECONNRESET', cause: hungUp }, /could not agree on TLS with n8n \(ECONNRESET\)/],
		[
			{ name: 'SsrfBlockedIpError', message: 'restricted' },
			/^n8n did not send the request: restricted/,
		],
		[
			{ cause: { name: 'SsrfBlockedHostnameError', message: 'x' } },
			/^n8n did not send the request/,
		],
		[{ message: 'Domain not allowed: This credential' }, /^n8n did not send the request: Domain/],
	])('says that nothing was sent: %o', (error, message) => {
		const failure = networkFailure(error, HOST);

		expect(failure).toMatchObject({
			effect: 'notExecuted',
			message: expect.stringMatching(message),
		});
		expect(failure.advice).toMatch(/^Nothing was sent\. ./);
	});

	it.each([
		{ code: 'ECONNRESET' },
		{ code: 'ECONNRESET', syscall: 'read' },
		{ code: 'ETIMEDOUT' },
		{ code: 'ETIMEDOUT', syscall: 'read' },
		{ code: 'ECONNABORTED', message: 'timeout of 300000ms exceeded' },
		{ code: 'EPIPE', syscall: 'write' },
		{ code: 'ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC' },
		{ code: 'ERR_SSL_WRONG_VERSION_NUMBER' },
		{ code: 'ERR_SSL_BAD_RECORD_TYPE' },
		{ code: 'ERR_SSL_UNEXPECTED_MESSAGE' },
		{ code: 'EPROTO', message: 'write EPROTO … sslv3 alert bad record mac, BAD_RECORD_MAC' },
		{ code: 'ERR_STREAM_PREMATURE_CLOSE' },
		{
			code: 'ETIMEDOUT',
			errors: [
				{ code: 'ETIMEDOUT', ...connect },
				{ code: 'ECONNRESET', syscall: 'read' },
			],
		},
		{},
		null,
		'text',
	])('stays in doubt: %o', (error) => {
		expect(networkFailure(error, HOST)).toMatchObject({ effect: 'unknown' });
	});

	it('names the portal where its own port is refused, and ends on a chain without end', () => {
		const loop: { code: string; cause?: unknown } = { code: 'ECONNRESET' };
		loop.cause = loop;

		expect(networkFailure(loop, HOST).effect).toBe('unknown');
		expect(networkFailure({ code: 'ECONNREFUSED', port: 8443 }, `${HOST}:8443`).message).toBe(
			`The portal ${HOST}:8443 refused the connection`,
		);
	});
});

describe('Payment > Pay at a portal that can’t be connected to', () => {
	const pay = async (webhookSecretUrl: string, more: INodeParameters = {}) =>
		await runWorkflow(
			workflowWith({ ...CONTINUE, parameters: { options: { maxWait: 0 }, ...more } }),
			{
				credentials: { bitrix24Api: { webhookSecretUrl } },
				input: idsAsItems([sampleIds.unpaid]),
			},
		);

	it('says what to do about a certificate of its own, and sends nothing', async () => {
		const { cert, private: key } = await generate([{ name: 'commonName', value: 'localhost' }]);
		let requests = 0;
		const server = tlsServer({ cert, key }, (_request, response) => {
			requests += 1;
			response.end('{"result":true}');
		});
		const { url, stop } = await listenOnLoopback(server);
		try {
			const run = await pay(`${url.replace('http:', 'https:')}/rest/1/secret1/`);

			expect(run.json('Bitrix24')).toMatchObject([
				{
					error: expect.stringMatching(/uses a self-signed certificate$/),
					details: { description: expect.stringContaining('NODE_EXTRA_CA_CERTS') },
				},
			]);
			expect(requests).toBe(0);
		} finally {
			await stop();
		}
	});

	it('says that nothing was sent where the other side hangs up during the handshake', async () => {
		const hangsUp = createServer().on('connection', (socket) => socket.end());
		const { url, stop } = await listenOnLoopback(hangsUp);
		try {
			const run = await pay(`${url.replace('http:', 'https:')}/rest/1/secret1/`);

			expect(run.json('Bitrix24')).toMatchObject([
				{
					error: expect.stringMatching(/could not agree on TLS with n8n \(ECONNRESET\)$/),
					details: { description: expect.stringMatching(/^Nothing was sent\./) },
				},
			]);
		} finally {
			await stop();
		}
	});

	it('says that nothing was sent where the portal speaks no TLS on that port', async () => {
		let requests = 0;
		const plain = createServer((_request, response) => {
			requests += 1;
			response.end('{"result":true}');
		});
		const { url, stop } = await listenOnLoopback(plain);
		try {
			const run = await pay(`${url.replace('http:', 'https:')}/rest/1/secret1/`);

			expect(run.json('Bitrix24')).toMatchObject([
				{
					error: expect.stringMatching(/could not agree on TLS with n8n \(EPROTO\)$/),
					details: { description: expect.stringMatching(/^Nothing was sent\./) },
				},
			]);
			expect(requests).toBe(0);
		} finally {
			await stop();
		}
	});

	it('is in doubt where a server between breaks TLS once the request is with the portal', async () => {
		const { cert, private: key } = await generate([{ name: 'commonName', value: 'localhost' }]);
		let requests = 0;
		let connection: Socket | undefined;
		const server = tlsServer({ cert, key }, () => {
			requests += 1;
			connection?.write('HTTP/1.1 502 Bad Gateway\r\n\r\n');
		});
		server.on('connection', (socket) => (connection = socket));
		const { url, stop } = await listenOnLoopback(server);
		try {
			const run = await pay(`${url.replace('http:', 'https:')}/rest/1/secret1/`, {
				requestOptions: { allowUnauthorizedCerts: true },
			});

			expect(run.json('Bitrix24')).toMatchObject([
				{ error: expect.stringMatching(/it is unknown whether it was done$/) },
			]);
			expect(requests).toBeGreaterThan(0);
		} finally {
			await stop();
		}
	});

	it('says that nothing was sent where no address of the host takes connections', async () => {
		const run = await pay('https://localhost:9/rest/1/secret1/');

		expect(run.json('Bitrix24')).toMatchObject([
			{
				error: 'The portal localhost:9 refused the connection',
				details: {
					code: 'ECONNREFUSED',
					description: expect.stringMatching(/^Nothing was sent\./),
				},
			},
		]);
	});
});
