/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n on Node itself, no part of the package */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { WorkflowFile } from '../../support/engine';
import { exampleFiles } from '../../examples/files';
import type { Sandbox } from '../../sandbox';
import type { CredentialFile, N8nApi } from './api';
import { oAuth2Credential, webhookCredential } from './sandbox-credentials';
import { withCredentials } from './workflow';

/** What an earlier start has put into an n8n: what the person has deleted since does not come back. */
interface SeedRecord {
	/** The ids of the credentials, by their types. */
	credentials: Record<string, string>;
	/** The names of the files of examples/. */
	examples: string[];
	/** The portal that the credentials are for. */
	portal: string;
}

/** A credential of each kind; n8n preselects the newest in a new node, so the one that works at once is last. */
const credentialsFor = (sandbox: Sandbox): CredentialFile[] => [
	oAuth2Credential(sandbox),
	webhookCredential(sandbox, 'standard', 'Sandbox portal, webhook'),
];

async function seedCredentials(api: N8nApi, sandbox: Sandbox, before: SeedRecord) {
	const there = new Set((await api.credentials()).map(({ id }) => id));
	const credentials: Record<string, string> = {};
	for (const credential of credentialsFor(sandbox)) {
		const id = before.credentials[credential.type];
		if (id === undefined || !there.has(id)) {
			credentials[credential.type] = await api.addCredential(credential);
			continue;
		}
		credentials[credential.type] = id;
		if (before.portal === sandbox.url) continue;
		await api.request('PATCH', `/rest/credentials/${id}`, credential);
	}
	return credentials;
}

/**
 * Puts a credential of each kind and all examples into an n8n, but for what it already has.
 *
 * @param userFolder keeps the account of what was put in
 * @returns how many examples came in now
 */
export async function seedN8n(api: N8nApi, sandbox: Sandbox, userFolder: string): Promise<number> {
	const file = join(userFolder, 'seeded.json');
	const before: SeedRecord = existsSync(file)
		? (JSON.parse(readFileSync(file, 'utf8')) as SeedRecord)
		: { credentials: {}, examples: [], portal: sandbox.url };
	const credentials = await seedCredentials(api, sandbox, before);
	const chosen = Object.fromEntries(
		credentialsFor(sandbox).map(({ type, name }) => [type, { id: credentials[type] ?? '', name }]),
	);
	const missing = exampleFiles().filter(({ name }) => !before.examples.includes(name));
	for (const { text } of missing) {
		await api.addWorkflow(withCredentials(JSON.parse(text) as WorkflowFile, chosen));
	}
	const examples = [...before.examples, ...missing.map(({ name }) => name)];
	const now: SeedRecord = { credentials, examples, portal: sandbox.url };
	writeFileSync(file, JSON.stringify(now));
	return missing.length;
}
