import { sleep } from 'n8n-workflow';

/**
 * Looks again and again until something holds.
 *
 * @param what said of it where it never does: "nothing was bound"
 */
export async function until(holds: () => Promise<boolean> | boolean, what: string): Promise<void> {
	const end = Date.now() + 30_000;
	while (!(await holds())) {
		if (Date.now() > end) throw new Error(`Within half a minute ${what}`);
		await sleep(200);
	}
}
