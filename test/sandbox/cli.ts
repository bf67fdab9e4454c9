/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- a command that runs on Node itself, no part of the package */
import { parseArgs } from 'node:util';

import { type Sandbox, startSandbox } from './index';

const USAGE = 'Usage: npm run sandbox -- [--port N] [--no-limits]\n';

function fail(message: string): never {
	process.stderr.write(`${message}\n${USAGE}`);
	process.exit(1);
}

const OPTIONS = {
	port: { type: 'string', default: '0' },
	'no-limits': { type: 'boolean', default: false },
	help: { type: 'boolean', default: false },
} as const;

function parse(args: string[]) {
	try {
		return parseArgs({ args, options: OPTIONS }).values;
	} catch (error) {
		// What follows the first sentence is advice for positional arguments, of which there are none here.
		return fail(String(error instanceof Error ? error.message : error).split(/[.\n]/, 1)[0] ?? '');
	}
}

function readOptions(args: string[]) {
	const { port: portText, 'no-limits': withoutLimits, help } = parse(args);
	if (help) {
		process.stdout.write(USAGE);
		process.exit(0);
	}
	const port = Number(portText);
	if (!/^\d+$/.test(portText) || port > 65_535) fail('--port needs a number from 0 to 65535');
	return { port, limits: !withoutLimits };
}

function greeting({ url, webhookUrl, oauth }: Sandbox, limits: boolean): string {
	return `Bitrix24 sandbox portal
  Webhook URL    ${webhookUrl}
  Page           ${url}/
  Limits         ${limits ? 'burst of 50 requests, then 2 a second' : 'none'}
Application, for a credential with OAuth2
  Client ID      ${oauth.clientId}
  Client secret  ${oauth.clientSecret}
  Authorize URL  ${oauth.authorizeUrl}
  Token URL      ${oauth.tokenUrl}
  Redirect URL   ${oauth.redirectUri}
Ctrl-C stops it.
`;
}

async function main(): Promise<void> {
	const { port, limits } = readOptions(process.argv.slice(2));
	const bucket = limits ? { capacity: 50, drain: 2 } : null;
	const sandbox = await startSandbox({ port, bucket });
	const stop = () => void sandbox.stop().then(() => process.exit(0));
	process.on('SIGINT', stop);
	process.on('SIGTERM', stop);
	// Last: whoever has read it may send a signal at once.
	process.stdout.write(greeting(sandbox, limits));
}

main().catch((error: unknown) => {
	const message = error instanceof Error ? error.message : String(error);
	process.stderr.write(`The sandbox portal did not start: ${message}\n`);
	process.exit(1);
});
