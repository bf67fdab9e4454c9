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
	/** A server in front gives up with 504, and the portal carries the call out after so long. Real time. */
	| { kind: 'late'; ms: number }
	| ({ kind: 'cut' } & Processed)
	| ({ kind: 'truncated' } & Processed)
	| ({ kind: 'empty'; status: number } & Processed)
	| { kind: 'redirect'; location: string; status?: number }
	| ({ kind: 'body'; status: number; body: unknown } & Processed)
	/** Any text as the body; inside a batch it is JSON, and the command's result. 200 unless told. */
	| ({ kind: 'raw'; text: string; status?: number } & Processed)
	/** A result of lists (or objects) in one another. */
	| ({ kind: 'nested'; depth: number; of?: 'list' | 'object' } & Processed)
	/** The usual answer with other fields in its `time`; undefined takes one out. */
	| { kind: 'time'; time: Record<string, unknown> }
	/** The usual body in small parts with a pause after each; Infinity: it never ends. Real time. */
	| ({ kind: 'drip'; pauseMs: number; totalMs: number } & Processed)
	/** A body of so many bytes; with an encoding it is compressed, and these are what it expands to. */
	| ({ kind: 'swell'; bytes: number; encoding?: 'gzip' | 'deflate' | 'br' } & Processed);

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

const COMMAND_KINDS = ['error', 'body', 'delay', 'raw', 'nested', 'time'] as const;

/** A fault that a command inside a batch can have. */
export type CommandFault = Extract<Fault, { kind: (typeof COMMAND_KINDS)[number] }>;

function isOfCommand(fault: Fault): fault is CommandFault {
	return COMMAND_KINDS.some((kind) => kind === fault.kind);
}

/** Faults that were ordered and have not happened yet. */
export class Faults {
	private orders: Array<{ fault: Fault; skip: number; times: number }> = [];

	/** Orders a fault for the next matching call or calls. */
	order(fault: Fault): void {
		if (fault.in === 'command' && !isOfCommand(fault)) {
			throw new Error(`A command inside a batch cannot have a fault of the kind "${fault.kind}"`);
		}
		this.orders.push({ fault, skip: fault.skip ?? 0, times: fault.times ?? 1 });
	}

	/** The fault of this HTTP request, which is thereby used up once, or undefined. */
	forRequest(method: string, parameters: Record<string, unknown>): Fault | undefined {
		return this.take('http', method, parameters, (_fault): _fault is Fault => true);
	}

	/** The fault of this command inside a batch, which is thereby used up once, or undefined. */
	forCommand(method: string, parameters: Record<string, unknown>): CommandFault | undefined {
		return this.take('command', method, parameters, isOfCommand);
	}

	/** The orders that are not used up yet. */
	get pending(): Fault[] {
		return this.orders.map((order) => order.fault);
	}

	clear(): void {
		this.orders = [];
	}

	private take<T extends Fault>(
		place: 'http' | 'command',
		method: string,
		parameters: Record<string, unknown>,
		fits: (fault: Fault) => fault is T,
	): T | undefined {
		for (const order of this.orders) {
			const { fault } = order;
			if (fault.in !== undefined && fault.in !== place) continue;
			if (!fits(fault)) continue;
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
}
