/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n on Node itself, no part of the package */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { N8nApi } from './api';
import { startN8n } from './n8n';
import { newUserFolder, runFolder } from './run-folder';

/**
 * The n8n that the test files share: the first that asks for it has to wait until it is up, and the run
 * stops it in the end. Leave in it nothing that fires by itself.
 */
export async function sharedN8n(): Promise<N8nApi> {
	const { folder, release } = runFolder();
	const file = join(folder, 'shared.json');
	if (existsSync(file)) {
		const { url, cookie } = JSON.parse(readFileSync(file, 'utf8')) as N8nApi;
		return new N8nApi(url, cookie);
	}
	const { url } = await startN8n({ userFolder: await newUserFolder(), logFolder: folder, release });
	const api = new N8nApi(url);
	await api.logIn();
	writeFileSync(file, JSON.stringify({ url, cookie: api.cookie }));
	return api;
}

/** All that the processes of this run have written, the shared n8n among them. */
export function logs(): string {
	const { folder } = runFolder();
	const files = readdirSync(folder).filter((name) => name.endsWith('.log'));
	return files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
}
