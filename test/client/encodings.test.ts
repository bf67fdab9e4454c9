import express from 'express';
import { CONTINUE, runNode } from '../support/engine/runNode';
import { speedUp, realTime } from '../support/engine/speedUp';
import { encoded } from '../support/encoded';
import { listenOnLoopback, type LoopbackServer } from '../support/listen';

/** A body, or its parts, with its headers. */
type Answer = [headers: Record<string, string>, ...parts: Array<string | Buffer>];

const TEXT = '{"result":{"id":5,"title":"Счёт №7 😀"}}';
const RESULT = { result: { id: 5, title: 'Счёт №7 😀' } };
const JSON_TYPE = 'application/json; charset=utf-8';
const bytes = Buffer.from(TEXT);
const gzip = encoded(TEXT, 'gzip');

const read: Array<[string, Answer]> = [
	['gzip', [{ 'Content-Encoding': 'gzip' }, gzip]],
	['gzip under its old name', [{ 'Content-Encoding': 'x-gzip' }, encoded(TEXT, 'x-gzip')]],
	['gzip in parts', [{ 'Content-Encoding': 'gzip' }, gzip.subarray(0, 9), gzip.subarray(9)]],
	['deflate', [{ 'Content-Encoding': 'deflate' }, encoded(TEXT, 'deflate')]],
	[
		'deflate without a head',
		[{ 'Content-Encoding': 'deflate' }, encoded(TEXT, 'deflate without a head')],
	],
	['br', [{ 'Content-Encoding': 'br' }, encoded(TEXT, 'br')]],
	['no compression', [{ 'Content-Encoding': 'identity' }, TEXT]],
	[
		'parts that cut a character',
		[{}, bytes.subarray(0, 28), bytes.subarray(28, 29), bytes.subarray(29)],
	],
	['a part for each byte', [{}, ...[...bytes].map((byte) => Buffer.from([byte]))]],
	['a byte order mark', [{}, `\ufeff${TEXT}`]],
	['spaces around it', [{}, ` \r\n${TEXT}\n`]],
	['its charset in capitals', [{ 'Content-Type': 'APPLICATION/JSON; CHARSET=UTF-8' }, TEXT]],
	[
		'another charset, which Bitrix24 never has',
		[{ 'Content-Type': 'application/json; charset=x' }, TEXT],
	],
	['no type', [{ 'Content-Type': '' }, TEXT]],
	['the type of a page', [{ 'Content-Type': 'text/html' }, TEXT]],
];

const unread: Array<[string, Answer]> = [
	['gzip that is none', [{ 'Content-Encoding': 'gzip' }, TEXT]],
	['gzip that is cut off', [{ 'Content-Encoding': 'gzip' }, gzip.subarray(0, 30)]],
	['an encoding that nobody knows', [{ 'Content-Encoding': 'rot13' }, encoded(TEXT, 'br')]],
	['gzip of an empty body', [{ 'Content-Encoding': 'gzip' }, encoded('', 'gzip')]],
	['UTF-16', [{ 'Content-Type': JSON_TYPE }, Buffer.from(TEXT, 'utf16le')]],
	[
		'bytes that are no text',
		[{ 'Content-Type': JSON_TYPE }, Buffer.from([0xff, 0xfe, 0x00, 0x80])],
	],
];

describe('An answer', () => {
	let server: LoopbackServer;
	let answer: Answer = [{}];
	beforeAll(async () => {
		speedUp(1000);
		const app = express();
		app.use((_request, response) => {
			const [headers, ...parts] = answer;
			response.writeHead(200, { 'Content-Type': JSON_TYPE, ...headers });
			for (const part of parts) response.write(part);
			response.end();
		});
		server = await listenOnLoopback(app);
	});
	afterAll(async () => {
		realTime();
		await server.stop();
	});
	const call = async () =>
		await runNode({ webhookUrl: `${server.url}/rest/1/secret/` } as never, [{}], {
			...CONTINUE,
			parameters: { resource: 'method', operation: 'call', method: 'a.b', onlyReads: 'yes' },
		});

	it.each(read)('with %s is read', async (_name, given) => {
		answer = given;

		expect((await call()).json('Bitrix24')).toEqual([RESULT]);
	});

	it.each(unread)('with %s is a failure', async (_name, given) => {
		answer = given;

		expect((await call()).json('Bitrix24')).toMatchObject([
			{
				error: expect.stringMatching(
					/^Bitrix24 responded with (an empty body|truncated or invalid JSON) |gave no readable response$/,
				),
				details: { description: expect.stringMatching(/^Nothing was changed/) },
			},
		]);
	});
});
