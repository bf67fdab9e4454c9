/* eslint-disable @n8n/community-nodes/no-restricted-globals -- a command that runs on Node itself, no part of the package */
import '../../test/setup.js';
import type { DemoSettings } from './demo';
import { demo } from './demo';

export const USAGE = `Pays payments with examples/pay-payments.json and shows what happened.

Usage: npm start --silent -- [--ids 1,2] [--portal WEBHOOK_URL]

  --ids 1,2             the payments to pay; those of the example unless told
  --portal WEBHOOK_URL  a real portal in place of the sandbox portal: the payments are really marked
                        as paid. Needs --ids. With --silent npm does not repeat the URL on the screen.
  --help                this text
`;

/** What the arguments ask for, or what is wrong with them. */
function readArguments(given: string[]): DemoSettings | string {
	const settings: DemoSettings = {};
	for (let index = 0; index < given.length; index += 2) {
		const value = given[index + 1];
		if (given[index] === '--portal' && value !== undefined) settings.portal = value;
		else if (given[index] === '--ids' && /^\d{1,15}(,\d{1,15})*$/.test(value ?? '')) {
			settings.ids = value?.split(',').map(Number);
		} else if (given[index] === '--ids') return '--ids needs whole numbers: --ids 1037,1038';
		else if (given[index] === '--portal') return '--portal needs the URL of an inbound webhook';
		// Not repeated: a webhook's URL may have slipped in here.
		else return 'There is an argument that the demo does not know';
	}
	return settings.portal !== undefined && settings.ids === undefined
		? '--portal needs --ids: the example’s own ids are those of the sandbox portal'
		: settings;
}

/**
 * Runs the demo as the arguments say.
 *
 * @returns the exit code: 0 when every payment was paid, 1 otherwise
 */
export async function main(given: string[], write: (text: string) => void): Promise<number> {
	if (given.includes('--help')) {
		write(USAGE);
		return 0;
	}
	const settings = readArguments(given);
	if (typeof settings === 'string') {
		write(`${settings}\n\n${USAGE}`);
		return 1;
	}
	try {
		return (await demo(settings, write)) ? 0 : 1;
	} catch (error) {
		write(`${error instanceof Error ? error.message : String(error)}\n`);
		return 1;
	}
}

if (require.main === module) {
	void main(process.argv.slice(2), (text) => process.stdout.write(text)).then((code) => {
		process.exitCode = code;
	});
}
