const http = require('node:http');
const https = require('node:https');

/** A certificate that this portal alone has, for this machine's names. */
const newCertificate = async () => {
	const { generate } = require('selfsigned');
	return await generate([{ name: 'commonName', value: 'Bitrix24 sandbox portal' }], {
		keyType: 'ec',
		algorithm: 'sha256',
		extensions: [
			{ name: 'basicConstraints', cA: true },
			{
				name: 'subjectAltName',
				altNames: [
					{ type: 7, ip: '127.0.0.1' },
					{ type: 2, value: 'localhost' },
				],
			},
		],
	});
};

exports.plainServer = (app) => http.createServer(app);

exports.secureServer = async (app) => {
	const { private: key, cert } = await newCertificate();
	return { server: https.createServer({ key, cert }, app), certificate: cert };
};
