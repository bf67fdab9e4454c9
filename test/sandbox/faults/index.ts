type Processed = { process: 'before' | 'never' };

/** What goes wrong. "before": the call is carried out and then its answer goes wrong. */
export type FaultKind =
	| {
			kind: 'error';
			code: string | number;
			text: string;
			status?: number;
			process?: 'before' | 'never';
	  }
	| { kind: 'delay'; ms: number; process?: 'before' | 'after' }
	| ({ kind: 'reset' } & Processed)
	| ({ kind: 'silence' } & Processed)
	| ({ kind: 'html'; status: number } & Processed)
	| ({ kind: 'cut' } & Processed)
	| ({ kind: 'truncated' } & Processed)
	| ({ kind: 'empty'; status: number } & Processed)
	| { kind: 'redirect'; location: string; status?: number }
	| ({ kind: 'body'; status: number; body: unknown } & Processed);

/** Which calls it goes wrong for. */
export interface FaultScope {
	/** Any method unless told; in any case. */
	method?: string;
	parameters?: (parameters: Record<string, unknown>) => boolean;
	/** Lets the first so many matching calls through. */
	skip?: number;
	/** How many matching calls go wrong; 1 unless told, Infinity allowed. */
	times?: number;
	/** A whole HTTP request, or a command inside a batch; both unless told. */
	in?: 'http' | 'command';
}

export type Fault = FaultScope & FaultKind;

const COMMAND_KINDS = ['error', 'body', 'delay'];

/** Faults that were ordered and have not happened yet. */
export class Faults {
	private orders: Array<{ fault: Fault; skip: number; times: number }> = [];

	/** Orders a fault for the next matching call or calls. */
	order(fault: Fault): void {
		if (fault.in === 'command' && !COMMAND_KINDS.includes(fault.kind)) {
			throw new Error(`A command inside a batch cannot have a fault of the kind "${fault.kind}"`);
		}
		this.orders.push({ fault, skip: fault.skip ?? 0, times: fault.times ?? 1 });
	}

	/** The fault that this call meets, which is thereby used up once, or undefined. */
	take(
		place: 'http' | 'command',
		method: string,
		parameters: Record<string, unknown>,
	): Fault | undefined {
		for (const order of this.orders) {
			const { fault } = order;
			if (fault.in !== undefined && fault.in !== place) continue;
			if (place === 'command' && !COMMAND_KINDS.includes(fault.kind)) continue;
			if (fault.method !== undefined && fault.method.toLowerCase() !== method.toLowerCase())
				continue;
			if (fault.parameters !== undefined && !fault.parameters(parameters)) continue;
			if (order.skip > 0) {
				order.skip--;
				continue;
			}
			order.times--;
			if (order.times <= 0) this.orders = this.orders.filter((other) => other !== order);
			return fault;
		}
		return undefined;
	}

	/** The orders that are not used up yet. */
	get pending(): Fault[] {
		return this.orders.map((order) => order.fault);
	}

	clear(): void {
		this.orders = [];
	}
}
