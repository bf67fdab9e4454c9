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
		const timer = setTimeout(() => sending.destroy(new Error('timeout')), timeout);
		underWay.add(sending);
		sending.on('close', () => {
			clearTimeout(timer);
			underWay.delete(sending);
			reject(new Error('broken off'));
		});
		sending.on('error', (error) => reject(new Error(error.code ?? error.message)));
		sending.on('response', (response) => {
			let text = '';
			response.setEncoding('utf8');
			response.on('data', (part) => (text += part));
			response.on('error', (error) => reject(new Error(error.code ?? error.message)));
			response.on('end', () => resolve({ status: response.statusCode, text }));
		});
		sending.end(body);
	});
