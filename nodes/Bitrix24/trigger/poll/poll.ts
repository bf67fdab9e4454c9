import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { clock } from '../../portal/limits/clock';
import { report, toError } from '../../portal/errors/report';
import { Talk } from '../../portal/client/client';
import type { Choices } from '../parameters/parameters';
import { choicesOf, fits, shownAs } from '../parameters/parameters';
import type { EventName } from '../parameters/events';
import { factsOf } from '../state/snapshot';
import { Unread } from '../payments/paymentList';
import type { Look } from './readWatched';
import { look } from './readWatched';
import type { Sighting, Start } from '../changes/eventsToEmit';
import { startsFor } from '../changes/eventsToEmit';
import { stateOf } from '../state/triggerState';
import { namesOf, watchedBy } from './watchScope';

const MAX_WAIT_MS = 60_000;

/** How far the portal's clock, or a save that takes long, may be behind. */
const OVERLAP_MS = 10 * 60_000;

const CALL = { method: 'sale.payment.list', parameters: {} };

/** A look of the same node that is still under way, by workflow and node. */
const underWay = new Set<string>();

/** In the editor nothing is known of what was before: the newest payment that fits shows how it looks. */
function sampleOf(choices: Choices, payments: IDataObject[]): Start[] {
	const newest = [...payments].sort((one, other) => Number(other.id) - Number(one.id));
	const sample = (event: EventName, paid: string): Start[] => {
		const payment = newest.find((one) => one.paid === paid && fits(choices, factsOf(one)));
		return payment !== undefined && choices.events.includes(event)
			? [{ event, payment: shownAs(choices, payment) }]
			: [];
	};
	return [
		...sample('paymentPaid', 'Y'),
		...sample('paymentUnpaid', 'N'),
		...sample('paymentCreated', 'N'),
		...sample('paymentUpdated', 'N'),
	].slice(0, 1);
}

/** All payments of a look, and those that are gone, as sightings. */
const sightingsOf = ({ payments, gone, joined }: Look, at: number, recent: number): Sighting[] => [
	...payments.map((payment) => {
		const id = Number(payment.id);
		const isNew = joined.has(id) ? { recent: Infinity, highest: Infinity } : { recent };
		return { ...{ id, payment, at }, ...isNew };
	}),
	...gone.map((id) => ({ id, at, recent })),
];

function itemsOf(starts: Start[], talk: Talk, at: number): INodeExecutionData[][] | null {
	const receivedAt = new Date(at).toISOString();
	const { host: portal } = talk.door;
	return starts.length > 0
		? [starts.map((start) => ({ json: { ...start, portal, receivedAt } }))]
		: null;
}

async function lookOnce(caller: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const talk = await Talk.open(caller, MAX_WAIT_MS);
	if (!(talk instanceof Talk)) {
		throw toError(caller.getNode(), report(talk.failure, CALL, 'Watch'), 0);
	}
	const state = stateOf(caller, 'asks', talk.door.host);
	const choices = choicesOf(caller);
	const { memory, lookedAt: since = clock.now() } = state;
	const watched = watchedBy(caller, since, OVERLAP_MS);
	const at = clock.now();
	const seen = await look(talk, memory, watched, state.lookedFor).catch(async (error: unknown) => {
		if (error instanceof Unread) throw await talk.error(error.failure, error.call, 'Watch');
		throw error;
	});
	const isTest = caller.getMode() === 'manual';
	if (isTest) return itemsOf(sampleOf(choices, seen.payments), talk, at);

	const starts: Start[] = [];
	for (const sighting of sightingsOf(seen, at, since - OVERLAP_MS)) {
		starts.push(...(await startsFor(talk, state, choices, sighting)));
	}
	for (const id of seen.left) memory.forget(id);
	const lookedFor = namesOf(watched);
	// A look at others than before only learns how their payments are, as the first one does.
	if (!lookedFor.some((name) => state.lookedFor.includes(name))) {
		memory.highest = Math.max(memory.highest ?? 0, seen.highest);
	}
	Object.assign(state, { lookedAt: at, lookedFor });
	state.save();
	return itemsOf(starts, talk, at);
}

/**
 * Looks what changed since the last look.
 *
 * @returns an item for each change, null when there is none
 * @throws NodeApiError when the payments can't be read; then the next look begins where this one did
 */
export async function poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const own = `${this.getWorkflow().id ?? ''}/${this.getNode().id}`;
	if (underWay.has(own)) return null;
	underWay.add(own);
	try {
		return await lookOnce(this);
	} finally {
		underWay.delete(own);
	}
}
