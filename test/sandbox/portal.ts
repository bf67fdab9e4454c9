import type { Clock } from './clock';
import type { Events } from './events';
import type { PaymentEvent } from './events/eventTypes';
import type { Faults } from './faults';
import type { Change, Journal } from './journal';
import type { LeakyBucket } from './limits/leakyBucket';
import type { OperatingTime } from './limits/operatingTime';
import type { OAuth } from './oauth';
import type { Settings } from './settings';
import type { Store } from './store';

/** The parts of one sandbox portal. */
export interface Portal {
	settings: Settings;
	clock: Clock;
	store: Store;
	journal: Journal;
	faults: Faults;
	bucket: LeakyBucket;
	operating: OperatingTime;
	oauth: OAuth;
	events: Events;
	/** The REST methods, batch apart, by their lower-cased names: names are not case-sensitive (section 1). */
	methods: ReadonlyMap<string, Method>;
	/** What the handlers are to be told once the request that is under way is answered. */
	pendingEvents?: PaymentEvent[];
	/** Set while a call with an application's token is carried out. */
	byToken?: true;
	/** The token it came with. */
	accessToken?: string;
}

/** One call of one method. */
export interface Call {
	portal: Portal;
	parameters: Record<string, unknown>;
	/** What the call changed in the store. */
	changes: Change[];
}

/** A REST method: the scope it needs ('' for none), and what it does. Throws a RestError. */
export interface Method {
	scope: string;
	/** Controllers are not in the list of methods, and answer to GET and POST alone (section 1.2, 8). */
	controller: boolean;
	run: (call: Call) => unknown;
}

/** Methods of one scope, by name. */
export function methodsOf(
	scope: string,
	controller: boolean,
	runs: Record<string, Method['run']>,
): Record<string, Method> {
	return Object.fromEntries(
		Object.entries(runs).map(([name, run]) => [name, { scope, controller, run }]),
	);
}

/** A result that is one page of a longer list; without a total nobody counted. */
export class Page {
	constructor(
		readonly result: unknown,
		readonly total?: number,
		readonly next?: number,
	) {}
}
