import type { NodeApiError } from 'n8n-workflow';
import type { Ask } from './block';
import { Batch, single } from './batch';
import type { Call, Failed, Failure, OperationSpec, Outcome } from '../outcome';
import type { Door } from '../connection/open';
import { withCurrentSecrets, openConnection } from '../connection/open';
import type { FailureReport } from '../errors/report';
import { describeFailure, toNodeApiError } from '../errors/report';
import { callWithRetry } from './retry';
import type { Caller } from '../transport/send';
import { ConcurrencyLimit } from '../limits/concurrency';
import type { RequestContext } from '../transport/schedule';
import { newJitter } from '../transport/schedule';

/** The most commands that Bitrix24 takes in one batch. */
export const BATCH_SIZE = 50;

/**
 * Talks with the portal for whoever has no items to carry: a picker, a trigger. Through the same door,
 * under the same limits and with the same repeats as the items of a run.
 */
export class PortalClient {
	private constructor(
		private readonly caller: Caller,
		readonly connection: Door,
		private readonly context: RequestContext,
	) {}

	/**
	 * @param maxWait how long to wait while the portal itself blocks, in ms
	 * @returns a talk, or why the credential opens no door
	 */
	static async open(caller: Caller, maxWait: number): Promise<PortalClient | Failed> {
		const door = await openConnection(caller);
		if (!('address' in door)) return door;
		return new PortalClient(caller, door, {
			caller,
			connection: door,
			transport: {},
			concurrency: new ConcurrencyLimit(1),
			maxWaitMs: maxWait,
			jitter: newJitter(),
			timezone: caller.getTimezone(),
			stopsOnFailure: false,
			isStopped: () => false,
			sentEvenWhenStopped: true,
		});
	}

	/** Makes one call. */
	async call(call: Call, knowledge: OperationSpec): Promise<Outcome> {
		return await callWithRetry(this.context, single, call, knowledge);
	}

	/** Makes many calls, up to 50 in one request. */
	async callAll(calls: Call[], knowledge: OperationSpec): Promise<Outcome[]> {
		if (calls.length < 2) return await Promise.all(calls.map((call) => this.call(call, knowledge)));
		const batch = new Batch(BATCH_SIZE, false);
		const ask: Ask = async (lane, call, known, alone) =>
			alone ? await single(lane, call, known) : await batch.ask(lane, call, known);
		return await Promise.all(
			calls.map((call) => callWithRetry(this.context, ask, call, knowledge)),
		);
	}

	/** Puts a failure into words, without the secrets of now. */
	async describe(failure: Failure, call: Call, label: string): Promise<FailureReport> {
		return describeFailure(
			failure,
			call,
			label,
			await withCurrentSecrets(this.caller, this.connection),
		);
	}

	/** The error that says so. */
	async toNodeApiError(failure: Failure, call: Call, label: string): Promise<NodeApiError> {
		return toNodeApiError(this.caller.getNode(), await this.describe(failure, call, label), 0);
	}
}
