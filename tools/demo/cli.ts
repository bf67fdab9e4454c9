/* eslint-disable @n8n/community-nodes/no-restricted-globals -- a command that runs on Node itself, no part of the package */
import '../../test/setup.js';
import { runCommand, UsageError } from '../command-line';
import { checkPortal } from '../portal-check/check';
import { demo } from './demo';
import { connectionTo } from './place';

const USAGE = `Pays payments with examples/pay-payments.json and shows what happened.

Usage: npm start --silent -- [--ids 1,2] [--portal WEBHOOK_URL]
       npm start --silent -- --portal WEBHOOK_URL --check

  --ids 1,2             the payments to pay; default: those of the example
  --portal WEBHOOK_URL  a real portal instead of the sandbox portal: the payments are really marked
                        as paid. Requires --ids. With --silent npm does not print the URL.
  --check               compares that portal with this project’s assumptions; it only reads, nothing is
                        paid or changed. Exits with code 1 if something differs.
  --help                shows this help
`;

function readIds(ids: string): number[] {
	if (/^\d{1,15}(,\d{1,15})*$/.test(ids)) return ids.split(',').map(Number);
	throw new UsageError('--ids needs whole numbers: --ids 1037,1038');
}

/**
 * Runs the demo as the arguments say.
 *
 * @returns the exit code: 0 when every payment was paid, 1 otherwise
 */
export const main = async (given: string[], write: (text: string) => void): Promise<number> =>
	await runCommand(
		{
			usage: USAGE,
			options: {
				ids: { type: 'string' },
				portal: { type: 'string' },
				check: { type: 'boolean' },
			},
			async run({ portal, ids: listed, check }) {
				if (check === true && (portal === undefined || listed !== undefined)) {
					throw new UsageError('--check needs --portal, and no --ids');
				}
				const ids = listed === undefined ? undefined : readIds(listed);
				if (portal !== undefined && ids === undefined && check !== true) {
					throw new UsageError(
						'--portal needs --ids: the IDs in the example are those of the sandbox portal',
					);
				}
				try {
					if (portal !== undefined && check === true) {
						return (await checkPortal(connectionTo(portal), write)) ? 0 : 1;
					}
					return (await demo({ portal, ids }, write)) ? 0 : 1;
				} catch (error) {
					write(`${error instanceof Error ? error.message : String(error)}\n`);
					return 1;
				}
			},
		},
		given,
		write,
	);

if (require.main === module) {
	void main(process.argv.slice(2), (text) => process.stdout.write(text)).then((code) => {
		process.exitCode = code;
	});
}
