/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- drives a real n8n on Node itself, no part of the package */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sleep } from 'n8n-workflow';

import { N8nApi, OWNER } from '../../test/e2e/harness/api';
import { cacheFolder } from '../../test/e2e/harness/cache';
import { SetupError } from '../../test/e2e/harness/setup-error';
import { seedN8n } from '../../test/e2e/harness/seed';
import { installN8n } from '../../test/e2e/harness/install-n8n';
import { isRunning } from '../../test/e2e/harness/lock';
import { startN8n, type N8n } from '../../test/e2e/harness/n8n';
import { installTarball, packPackage } from '../../test/e2e/harness/package';
import { isFree, killAll } from '../../test/e2e/harness/processes';
import { CURRENT } from '../../test/e2e/harness/versions';
import { startSandbox, type Sandbox } from '../../test/sandbox';
import { runCommand, UsageError, type Command } from '../command-line';

const USAGE = `Starts n8n with this package, the sandbox portal, credentials for it and all examples.

Usage: npm run n8n -- [--fresh] [--port N]

  --fresh   starts from scratch: deletes everything stored in this n8n
  --port N  the port of n8n, default: 5678; the sandbox portal uses N + 2
  --help    shows this help
`;

const OPTIONS = { fresh: { type: 'boolean' }, port: { type: 'string' } } as const;

const HOME = join(cacheFolder(), `home-${CURRENT.version}`);
const LOG_FOLDER = join(HOME, 'logs');

interface Settings {
	fresh: boolean;
	port: number;
}

function readPort(port: string): number {
	if (/^\d{2,5}$/.test(port)) return Number(port);
	throw new UsageError('--port needs a number: --port 5678');
}

async function checkPorts(ports: number[]): Promise<void> {
	for (const port of ports) {
		if (await isFree(port)) continue;
		throw new SetupError(
			`Port ${port} is in use, perhaps by an n8n that is still running. Stop it, or choose another port with "npm run n8n -- --port N".`,
		);
	}
}

const described = ({ url }: N8n, sandbox: Sandbox, came: number) => `
n8n             ${url}/
  log in with   ${OWNER.email}, password ${OWNER.password}
  workflows     all of examples/${came > 0 ? ` (${came} imported now)` : ''}
Sandbox portal  ${sandbox.url}/  its payments and the requests it received
  credentials   "Sandbox portal, webhook" is ready; in "Sandbox portal, OAuth2" click Connect
                after each start, because the portal forgets its tokens when it stops
What you build is kept in ${HOME}; --fresh starts from scratch.
Ctrl-C stops everything.
`;

/** Until a person stops it. */
async function runOn(n8n: N8n, stopped: () => boolean): Promise<void> {
	while (!stopped()) {
		if (!isRunning(n8n.pid)) {
			const end = n8n.log().split('\n').slice(-20).join('\n');
			throw new SetupError(`n8n has stopped unexpectedly. Its last lines:\n${end}`);
		}
		await sleep(250);
	}
}

async function prepare({ fresh, port }: Settings): Promise<void> {
	await checkPorts([port, port + 2]);
	await installN8n();
	if (fresh) rmSync(HOME, { recursive: true, force: true });
	rmSync(LOG_FOLDER, { recursive: true, force: true });
	mkdirSync(LOG_FOLDER, { recursive: true });
	process.stdout.write('Building and packing\n');
	await installTarball(await packPackage(LOG_FOLDER), HOME);
}

async function start(settings: Settings, onUp: () => void, stopped: () => boolean): Promise<void> {
	await prepare(settings);
	process.stdout.write('Starting n8n\n');
	const { port } = settings;
	const n8n = await startN8n({ userFolder: HOME, logFolder: LOG_FOLDER, port });
	onUp();
	try {
		const sandbox = await startSandbox({
			port: port + 2,
			bucket: { capacity: 50, drain: 2 },
			application: { redirectUri: `${n8n.url}/rest/oauth2-credential/callback` },
		});
		const api = new N8nApi(n8n.url);
		await api.logIn();
		const came = await seedN8n(api, sandbox, HOME);
		process.stdout.write(described(n8n, sandbox, came));
		await runOn(n8n, stopped);
		await sandbox.stop();
	} finally {
		await n8n.stop();
	}
}

let up = false;
let asked = false;
const stop = () => {
	if (asked) return;
	asked = true;
	process.stdout.write('\nStopping\n');
	if (up) return;
	killAll(LOG_FOLDER);
	process.exit(130);
};
process.on('SIGINT', stop);
process.on('SIGTERM', stop);

const command: Command<typeof OPTIONS> = {
	usage: USAGE,
	options: OPTIONS,
	async run({ fresh = false, port = '5678' }) {
		await start(
			{ fresh, port: readPort(port) },
			() => (up = true),
			() => asked,
		);
		return 0;
	},
};

runCommand(command, process.argv.slice(2)).then(
	(code) => (process.exitCode = code),
	(error: unknown) => {
		process.stderr.write(`${error instanceof SetupError ? error.message : String(error)}\n`);
		process.exitCode = 1;
	},
);
