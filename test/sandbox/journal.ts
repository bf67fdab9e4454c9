/** One field of one record that a call changed; field "exists" for what it made or deleted. */
export interface Change {
	entity: string;
	id: number;
	field: string;
	from: unknown;
	to: unknown;
}

/** A request that arrived, or a command that ran inside a batch. */
export interface JournalEntry {
	/** Real time of arrival, milliseconds since 1970. */
	at: number;
	verb: string;
	method: string;
	parameters: Record<string, unknown>;
	/** True for a command inside a batch. */
	batch: boolean;
	/** The HTTP status that was answered; 0: none. */
	http: number;
	answered: 'result' | 'error' | 'fault' | 'none';
	/** The error's code. */
	error?: string;
	changes: Change[];
	/** The body as it was read; only for an HTTP request. */
	body?: unknown;
	/** Lower-cased; only for an HTTP request. */
	headers?: Record<string, string | string[] | undefined>;
	/** Real time of the answer, milliseconds since 1970. */
	answeredAt?: number;
	/** Whether it came as far as the methods: past the bucket, the secret and a fault without processing. */
	dispatched: boolean;
}

const KEPT = 200_000;
const KEPT_IN_DETAIL = 20_000;

/** What arrived at the portal, oldest first; the last 200,000, the last 20,000 with body and headers. */
export class Journal {
	readonly entries: JournalEntry[] = [];

	/** Notes an arrival; the entry is completed as the answer is made. */
	arrive(
		verb: string,
		method: string,
		parameters: Record<string, unknown>,
		batch: boolean,
	): JournalEntry {
		const entry: JournalEntry = {
			at: Date.now(),
			verb,
			method,
			parameters,
			batch,
			http: 0,
			answered: 'none',
			changes: [],
			dispatched: false,
		};
		this.entries.push(entry);
		// Cut a tenth at a time: to move 200,000 entries for each one that arrives would cost too much.
		if (this.entries.length > KEPT * 1.1) this.entries.splice(0, this.entries.length - KEPT);
		const old = this.entries[this.entries.length - 1 - KEPT_IN_DETAIL];
		if (old !== undefined) {
			delete old.body;
			delete old.headers;
		}
		return entry;
	}

	/** The entries that reached the methods, of one method (in any case) or of all. */
	calls(method?: string): JournalEntry[] {
		const wanted = method?.toLowerCase();
		return this.entries.filter(
			(entry) =>
				entry.dispatched && (wanted === undefined || entry.method.toLowerCase() === wanted),
		);
	}

	clear(): void {
		this.entries.length = 0;
	}
}
