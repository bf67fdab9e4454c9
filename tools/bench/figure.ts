/** One line of the table. */
export interface Figure {
	part: string;
	name: string;
	value: number;
	/** `x` for a ratio. */
	unit: 'x' | 'ms' | 'MB' | 'kB' | '';
	/** The most that the value may be; left out where a figure only gives orientation. */
	aim?: number;
	note?: string;
	/** What the value comes from, for the pages that show it. */
	measured?: Record<string, number>;
}

/** A figure as results.json keeps it, with what was measured and on which Node.js. */
export interface Recorded extends Figure {
	met: boolean | null;
	commit: string;
	node: string;
}

/** How much a part measures. */
export interface Extent {
	/** Smaller numbers and a single round, to try the bench itself. */
	quick: boolean;
}

export const isMet = ({ value, aim }: Figure): boolean | undefined =>
	aim === undefined ? undefined : value <= aim;

export function median(values: number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[middle]];
	if (low === undefined || high === undefined) throw new Error('No values to take a median of');
	return (low + high) / 2;
}

/**
 * Runs the contestants one after the other, round after round: what disturbs the machine for a while
 * then disturbs all of them.
 *
 * @returns what each of them returned, in the order of the rounds
 */
export async function alternate<Name extends string, T>(
	rounds: number,
	contestants: Record<Name, () => Promise<T>>,
): Promise<Record<Name, T[]>> {
	const names = Object.keys(contestants) as Name[];
	const results = Object.fromEntries(names.map((name) => [name, [] as T[]])) as Record<Name, T[]>;
	for (let round = 0; round < rounds; round += 1) {
		for (const name of names) results[name].push(await contestants[name]());
	}
	return results;
}

/** The median of the ratios within each round. */
export const ratio = (over: number[], under: number[]): number =>
	median(over.map((value, round) => value / (under[round] ?? NaN)));
