const { userFolder } = require('./temporaryFolder.js');

// n8n-core writes its settings to a folder and encrypts with a key: give each test process its own.
process.env.N8N_USER_FOLDER ??= userFolder();
process.env.N8N_ENCRYPTION_KEY ??= 'only-for-tests';
// A run that is meant to fail must not fill the screen.
process.env.N8N_LOG_LEVEL ??= 'silent';

// Jest's realm has an Error of its own, which errors of Node.js itself are no instances of. n8n asks for that,
// and would do another thing here than where it really runs.
const { isNativeError } = require('node:util/types');
const isOf = Function.prototype[Symbol.hasInstance];
Object.defineProperty(Error, Symbol.hasInstance, {
	value(value) {
		return (this === Error && isNativeError(value)) || isOf.call(this, value);
	},
});
