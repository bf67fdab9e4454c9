const { mkdirSync, mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

/** The folder of a whole run: the first process makes it and takes it away, and those that it starts share it. */
exports.runFolder = () => {
	if (process.env.TEST_RUN_FOLDER === undefined) {
		const folder = mkdtempSync(join(tmpdir(), 'n8n-bitrix24-test-'));
		process.env.TEST_RUN_FOLDER = folder;
		process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
	}
	return process.env.TEST_RUN_FOLDER;
};

/** A new folder below it. */
exports.temporaryFolder = (name) => mkdtempSync(join(exports.runFolder(), `${name}-`));

/** The folder below it that this jest worker, or this process, has for n8n's own files. */
exports.userFolder = () => {
	const folder = join(exports.runFolder(), `user-${process.env.JEST_WORKER_ID ?? process.pid}`);
	mkdirSync(folder, { recursive: true });
	return folder;
};
