const { mkdtempSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

// n8n-core writes its settings to a folder and encrypts with a key: give each test process its own.
process.env.N8N_USER_FOLDER ??= mkdtempSync(join(tmpdir(), 'n8n-user-folder-'));
process.env.N8N_ENCRYPTION_KEY ??= 'only-for-tests';
// A run that is meant to fail must not fill the screen.
process.env.N8N_LOG_LEVEL ??= 'silent';
