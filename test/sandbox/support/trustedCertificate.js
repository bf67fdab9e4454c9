const https = require('node:https');

// What speaks https without an agent of its own, as axios does, takes Node's.
exports.trustCertificate = (certificate) => {
	const { ca } = https.globalAgent.options;
	https.globalAgent.options.ca = certificate;
	return () => {
		https.globalAgent.options.ca = ca;
		https.globalAgent.destroy();
	};
};
