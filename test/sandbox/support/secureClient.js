const https = require('node:https');

exports.getSecurely = (url, certificate) =>
	new Promise((resolve, reject) => {
		const request = https.get(url, { ca: certificate, agent: false }, (response) => {
			let text = '';
			response.setEncoding('utf8');
			response.on('data', (part) => (text += part));
			response.on('end', () => resolve({ status: response.statusCode, text }));
		});
		request.on('error', reject);
	});
