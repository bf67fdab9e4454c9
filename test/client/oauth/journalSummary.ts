import type { Sandbox } from '../../sandbox';

/** What arrived, in short: the method's last word, and the code it was refused with. */
export const journalSummary = ({ journal }: Sandbox): string[] =>
	journal.entries.map(({ method, error }) =>
		[method.split('.').at(-1), error].filter((word) => word !== undefined).join(' '),
	);
