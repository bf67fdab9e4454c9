/** How the command ended, and what it printed. */
export interface Ended {
	/** Null where a signal ended it at once. */
	code: number | null;
	out: string;
	err: string;
}

/** Runs `npm run sandbox` with options: until it says that it can be stopped, or ends by itself. */
export function runCommand(...options: string[]): Promise<Ended>;
