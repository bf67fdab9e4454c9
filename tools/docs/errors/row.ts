/** What the reader has to do: each group is a table of its own, in this order. */
export const GROUPS = [
	'payment',
	'rights',
	'credential',
	'limits',
	'portal',
	'fields',
	'method',
] as const;

export type Group = (typeof GROUPS)[number];

/** Whether it was done: not run, refused, unknown, done all the same. */
export type Done = 'notExecuted' | 'rejected' | 'unknown' | 'done';

/** One row of the page of errors. */
export interface Row {
	group: Group;
	codes: string[];
	/** The message; with several, the portal says it in one way or the other. */
	texts: string[];
	/** Whether the message is the node's own, and so in English on every portal. */
	own: boolean;
	advice: string;
	done: Done;
}
