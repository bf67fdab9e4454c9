import { redactText } from '../../nodes/Bitrix24/portal/errors/redact';
import type { Connection } from '../../nodes/Bitrix24/portal/connection/connection';
import { askerOf } from './ask';
import { BELIEFS, NOT_SEEN } from './beliefs';

/**
 * Compares a portal with what this project believes of all portals; it only reads.
 *
 * @param write is given a line for each belief, without the webhook's secret
 * @returns whether nothing deviates
 */
export async function checkPortal(
	connection: Connection,
	write: (text: string) => void,
): Promise<boolean> {
	const ask = askerOf(connection);
	const counts = { ok: 0, differs: 0, 'not seen': 0 };
	write(`Comparing ${connection.host} with docs/bitrix24-rest.md; nothing is changed there.\n\n`);
	for (const { section, text, deviation } of BELIEFS) {
		const seen = await deviation(ask).catch((error: unknown) =>
			error instanceof Error ? error.message : String(error),
		);
		const verdict = seen === undefined ? 'ok' : seen === NOT_SEEN ? 'not seen' : 'differs';
		counts[verdict] += 1;
		write(`${verdict.padEnd(8)}  §${section.padEnd(4)}  ${text}\n`);
		if (typeof seen === 'string')
			write(`${' '.repeat(17)}${redactText(seen, connection.secrets)}\n`);
	}
	write(
		`\n${counts.ok} as expected, ${counts.differs} differ, ${counts['not seen']} could not be checked on this portal.\n`,
	);
	return counts.differs === 0;
}
