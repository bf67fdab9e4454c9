const { Readable } = require('node:stream');
const { pipeline } = require('node:stream/promises');
const { setTimeout: wait } = require('node:timers/promises');
const { constants, createBrotliCompress, createDeflate, createGzip } = require('node:zlib');

exports.sendSlowly = async (response, parts, pauseMs) => {
	const closing = new AbortController();
	response.once('close', () => closing.abort());
	try {
		for (const part of parts) {
			response.write(part);
			// Ends with the connection, so that no timer outlives it.
			await wait(pauseMs, undefined, { signal: closing.signal });
		}
		response.end();
	} catch (error) {
		if (!closing.signal.aborted) throw error;
	}
};

/** Brotli as fast as it goes: its usual quality takes minutes for a bomb. */
const COMPRESS = {
	gzip: () => createGzip(),
	deflate: () => createDeflate(),
	br: () => createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
};

const HEAD = '{"result":"';
const TAIL = '"}';
const FILLER = Buffer.alloc(65_536, 'x');

function* largeJson(bytes) {
	yield Buffer.from(HEAD);
	let left = Math.max(bytes - HEAD.length - TAIL.length, 0);
	for (; left > FILLER.length; left -= FILLER.length) yield FILLER;
	yield FILLER.subarray(0, left);
	yield Buffer.from(TAIL);
}

exports.sendLarge = async (response, bytes, encoding) => {
	const compress = encoding === undefined ? [] : [COMPRESS[encoding]()];
	try {
		await pipeline(Readable.from(largeJson(bytes)), ...compress, response);
	} catch (error) {
		// Whoever asked has had enough of it, and may.
		if (!response.destroyed) throw error;
	}
};
