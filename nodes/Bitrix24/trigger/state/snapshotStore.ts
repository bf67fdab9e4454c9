import type { IDataObject } from 'n8n-workflow';
import type { SnapshotRecord } from './snapshot';
import { EVENT_NAMES } from './snapshot';
import { witnessed } from './timestamps';

/** Beyond this many payments the one that changed longest ago is forgotten. */
export const MOST_PAYMENTS = 10_000;

/** One payment in n8n's static data, short since n8n writes all of it at each change. */
type Line = [
	...[id: number, at: number, paid: SnapshotRecord['paid']],
	/** What no answer told yet is null. */
	...[paySystemId: number | null, sum: number | null],
	...[currency: string | null, accountNumber: string | null],
	/** The place of an event in {@link EVENT_NAMES}, and when the workflow was started for it, one after the other. */
	...started: number[],
];

const toLine = (id: number, known: SnapshotRecord): string => {
	const { at, paid, paySystemId, sum, currency, accountNumber, emitted } = known;
	const times = EVENT_NAMES.flatMap((name, number) => {
		const time = emitted[name];
		return time === undefined ? [] : [number, time];
	});
	const line: Line = [
		...([id, at, paid, paySystemId ?? null, sum ?? null] as const),
		...([currency ?? null, accountNumber ?? null] as const),
		...times,
	];
	return JSON.stringify(line);
};

function fromLine(line: unknown): [number, SnapshotRecord] | undefined {
	try {
		const [id, at, paid, paySystemId, sum, currency, accountNumber, ...times] = JSON.parse(
			String(line),
		) as Line;
		const emitted: SnapshotRecord['emitted'] = {};
		for (let place = 0; place < times.length; place += 2) {
			const name = EVENT_NAMES[times[place] ?? -1];
			if (name !== undefined) emitted[name] = witnessed(times[place + 1]);
		}
		const snapshot = {
			paid,
			...{ paySystemId: paySystemId ?? undefined, sum: sum ?? undefined },
			...{ currency: currency ?? undefined, accountNumber: accountNumber ?? undefined },
		};
		return [id, { ...snapshot, at: witnessed(at), emitted }];
	} catch {
		// A line edited by hand is unreadable: the payment is treated as unknown.
		return undefined;
	}
}

/** What one trigger knows of a portal's payments. */
export class SnapshotStore {
	/** The greatest id there was when the trigger began to watch: greater ones are new. Undefined if unknown. */
	highestKnownId?: number;

	private readonly payments = new Map<number, SnapshotRecord>();

	get isFull(): boolean {
		return this.payments.size >= MOST_PAYMENTS;
	}

	get(id: number): SnapshotRecord | undefined {
		return this.payments.get(id);
	}

	/** The payments that are not deleted. */
	get ids(): number[] {
		return [...this.payments].filter(([, { paid }]) => paid !== 'D').map(([id]) => id);
	}

	/** Keeps what reads now, as the newest. */
	put(id: number, known: SnapshotRecord): void {
		this.payments.delete(id);
		this.payments.set(id, known);
		if (this.payments.size <= MOST_PAYMENTS) return;
		const [oldest] = this.payments.keys();
		if (oldest === undefined) return;
		this.payments.delete(oldest);
		// What is forgotten is not new when it is seen again.
		if (this.highestKnownId !== undefined)
			this.highestKnownId = Math.max(this.highestKnownId, oldest);
	}

	/** Lets go of a payment that is not watched any more. */
	forget(id: number): void {
		this.payments.delete(id);
	}

	/** Takes over what another process of n8n came to know later. */
	merge(other: SnapshotStore): void {
		for (const [id, known] of other.payments) {
			if (known.at > (this.payments.get(id)?.at ?? 0)) this.put(id, known);
		}
		if (other.highestKnownId !== undefined)
			this.highestKnownId = Math.max(this.highestKnownId ?? 0, other.highestKnownId);
	}

	toStaticData(): IDataObject {
		return {
			...(this.highestKnownId !== undefined && { highest: this.highestKnownId }),
			payments: [...this.payments].map(([id, known]) => toLine(id, known)),
		};
	}

	static fromStaticData({ highest, payments }: IDataObject): SnapshotStore {
		const store = new SnapshotStore();
		for (const line of Array.isArray(payments) ? payments : []) {
			const read = fromLine(line);
			if (read !== undefined) store.put(...read);
		}
		if (typeof highest === 'number') store.highestKnownId = highest;
		return store;
	}
}
