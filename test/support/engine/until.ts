import { sleep } from 'n8n-workflow';

/** How patiently something is waited for, in ms. */
export interface Patience {
	/** Longer than it takes anywhere, and shorter than the time a test has. */
	within?: number;
	/** Between two looks. */
	every?: number;
}

/**
 * Waits until something holds; gives up in the end, since a loop without one would outlive the test.
 *
 * @param what is thrown where it takes too long: "Within 30 s …"
 */
export async function until(
	holds: () => Promise<boolean> | boolean,
	what = 'what was waited for did not happen',
	{ within = 10_000, every = 1 }: Patience = {},
): Promise<void> {
	const end = Date.now() + within;
	while (!(await holds())) {
		if (Date.now() > end) throw new Error(`Within ${within / 1000} s ${what}`);
		await sleep(every);
	}
}
