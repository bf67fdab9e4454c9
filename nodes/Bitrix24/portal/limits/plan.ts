/** How many requests a portal takes: docs/bitrix24-rest.md §3, the official page on limits. */
export type Plan = 'standard' | 'enterprise' | 'selfHosted';

/**
 * A leaky bucket: `drain` requests a second leave it, above its brim the portal refuses. Our count
 * leaks from the moment a request is sent, the portal's from when it arrives, so some room stays free.
 */
export interface Rate {
	drain: number;
	/** The portal's own capacity, less that room. */
	capacity: number;
}

export const RATES: Record<Plan, Rate | undefined> = {
	standard: { drain: 2, capacity: 50 - 1 },
	enterprise: { drain: 5, capacity: 250 - 2 },
	selfHosted: undefined,
};

/** The plan that a credential names; anything else counts as `standard`. */
export const planOf = (value: unknown): Plan =>
	(Object.keys(RATES) as Plan[]).find((known) => known === value) ?? 'standard';
