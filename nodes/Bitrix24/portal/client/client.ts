import type { NodeApiError } from 'n8n-workflow';
import type { Ask } from './block';
import { Batch, single } from './batch';
import type { Call, Failed, Failure, Knowledge, Outcome } from '../outcome';
import type { Door } from '../connection/open';
import { latest, openDoor } from '../connection/open';
import type { Report } from '../errors/report';
import { report, toError } from '../errors/report';
import { settle } from './retry';
import type { Caller } from '../transport/send';
import { Slots } from '../limits/concurrency';
import type { Lane } from '../transport/schedule';
import { newJitter } from '../transport/schedule';

/** The most commands that Bitrix24 takes in one batch. */
export const BATCH_SIZE = 50;

/**
 * Talks with the portal for whoever has no items to carry: a picker, a trigger. Through the same door,
 * under the same limits and with the same repeats as the items of a run.
 */
export class Talk {
	private constructor(
		private readonly caller: Caller,
		readonly door: Door,
		private readonly lane: Lane,
	) {}

	/**
	 * @param maxWait how long to wait while the portal itself blocks, in ms
	 * @returns a talk, or why the credential opens no door
	 */
	static async open(caller: Caller, maxWait: number): Promise<Talk | Failed> {
		const door = await openDoor(caller);
		if (!('address' in door)) return door;
		return new Talk(caller, door, {
			caller,
			door,
			transport: {},
			slots: new Slots(1),
			maxWait,
			jitter: newJitter(),
			timezone: caller.getTimezone(),
			stops: false,
			hasStopped: () => false,
			lasting: true,
		});
	}

	/** Makes one call. */
	async ask(call: Call, knowledge: Knowledge): Promise<Outcome> {
		return await settle(this.lane, single, call, knowledge);
	}

	/** Makes many calls, up to 50 in one request. */
	async askAll(calls: Call[], knowledge: Knowledge): Promise<Outcome[]> {
		if (calls.length < 2) return await Promise.all(calls.map((call) => this.ask(call, knowledge)));
		const batch = new Batch(BATCH_SIZE, false);
		const ask: Ask = async (lane, call, known, alone) =>
			alone ? await single(lane, call, known) : await batch.ask(lane, call, known);
		return await Promise.all(calls.map((call) => settle(this.lane, ask, call, knowledge)));
	}

	/** Puts a failure into words, without the secrets of now. */
	async inWords(failure: Failure, call: Call, label: string): Promise<Report> {
		return report(failure, call, label, await latest(this.caller, this.door));
	}

	/** The error that says so. */
	async error(failure: Failure, call: Call, label: string): Promise<NodeApiError> {
		return toError(this.caller.getNode(), await this.inWords(failure, call, label), 0);
	}
}
