/* eslint-disable @n8n/community-nodes/no-restricted-globals -- a command that runs on Node itself, no part of the package */
import { type Sandbox, startSandbox } from './index';

const USAGE = 'Usage: npm run sandbox -- [--port N] [--no-limits]\n';

function fail(message: string): never {
	process.stderr.write(`${message}\n${USAGE}`);
	process.exit(1);
}

function readArguments(given: string[]) {
	let port = 0;
	let limits = true;
	for (let index = 0; index < given.length; index++) {
		const argument = given[index];
		if (argument === '--no-limits') limits = false;
		else if (argument === '--port') {
			port = Number(given[++index]);
			if (!Number.isInteger(port) || port < 0 || port > 65_535) fail('--port needs a number');
		} else if (argument === '--help') {
			process.stdout.write(USAGE);
			process.exit(0);
		} else fail(`Unknown argument ${argument}`);
	}
	return { port, limits };
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
  Comes back to  ${oauth.redirectUri}
Ctrl-C stops it.
`;
}

async function main(): Promise<void> {
	const { port, limits } = readArguments(process.argv.slice(2));
	const bucket = limits ? { capacity: 50, drain: 2 } : null;
	const sandbox = await startSandbox({ port, bucket });
	process.stdout.write(greeting(sandbox, limits));
	const stop = () => void sandbox.stop().then(() => process.exit(0));
	process.on('SIGINT', stop);
	process.on('SIGTERM', stop);
}

main().catch((error: unknown) => {
	const message = error instanceof Error ? error.message : String(error);
	process.stderr.write(`The sandbox portal did not start: ${message}\n`);
	process.exit(1);
});
