const { brotliCompressSync, deflateSync, deflateRawSync, gzipSync } = require('node:zlib');

const BY_NAME = {
	gzip: gzipSync,
	'x-gzip': gzipSync,
	deflate: deflateSync,
	'deflate without a head': deflateRawSync,
	br: brotliCompressSync,
};

exports.encoded = (text, name) => BY_NAME[name](Buffer.from(text));
