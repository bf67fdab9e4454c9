const { userFolder } = require('./temporaryFolder.js');

// n8n-core writes its settings to a folder and encrypts with a key: give each test process its own.
process.env.N8N_USER_FOLDER ??= userFolder();
process.env.N8N_ENCRYPTION_KEY ??= 'only-for-tests';
// A run that is meant to fail must not fill the screen.
process.env.N8N_LOG_LEVEL ??= 'silent';
