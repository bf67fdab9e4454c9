import { until as untilSoon } from '../../support/engine/until';

/** The same as in n8n's engine, with the patience that n8n itself takes, whose API is asked at each look. */
export async function until(
	holds: () => Promise<boolean> | boolean,
	what: string,
	within = 30_000,
): Promise<void> {
	await untilSoon(holds, what, { within, every: 200 });
}
