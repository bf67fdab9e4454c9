const http = require('node:http');
const https = require('node:https');

// A connection for each request: none stays open behind the sandbox's back, nor is closed as it is used again.
exports.post = (url, body, { timeout, headers, underWay }) =>
	new Promise((resolve, reject) => {
		const { request } = url.startsWith('https:') ? https : http;
		const length = { 'content-length': Buffer.byteLength(body) };
		const form = { 'content-type': 'application/x-www-form-urlencoded' };
		const sending = request(url, {
			method: 'POST',
			agent: false,
			headers: { ...form, ...length, ...headers },
		});
		let why;
		const giveUp = (reason) => {
			why ??= reason;
			sending.destroy();
		};
		const timer = setTimeout(() => giveUp('timeout'), timeout);
		const open = { destroy: () => giveUp('broken off') };
		underWay.add(open);
		sending.on('error', (error) => (why ??= error.code ?? error.message));
		sending.on('close', () => {
			clearTimeout(timer);
			underWay.delete(open);
			// Where nothing else was said, the answer was cut off.
			reject(new Error(why ?? 'ECONNRESET'));
		});
		sending.on('response', (response) => {
			let text = '';
			response.setEncoding('utf8');
			response.on('data', (part) => (text += part));
			// Told again as the request closes.
			response.on('error', () => undefined);
			response.on('end', () => resolve({ status: response.statusCode, text }));
		});
		sending.end(body);
	});
