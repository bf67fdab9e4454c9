import { sleep } from 'n8n-workflow';

/**
 * Waits until something holds.
 *
 * @param what is thrown where it takes too long: "Within 30 s …"
 */
export async function until(
	holds: () => Promise<boolean> | boolean,
	what: string,
	within = 30_000,
): Promise<void> {
	const end = Date.now() + within;
	while (!(await holds())) {
		if (Date.now() > end) throw new Error(`Within ${within / 1000} s ${what}`);
		await sleep(200);
	}
}
