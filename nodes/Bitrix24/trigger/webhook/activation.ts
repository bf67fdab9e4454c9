import type { IHookFunctions } from 'n8n-workflow';
import { report, toError } from '../../portal/errors/report';
import { Talk } from '../../portal/client/client';
import { learnPayments } from './initialSnapshots';
import { choicesOf } from '../parameters/parameters';
import { Unread } from '../payments/paymentList';
import { getReady, lacks } from './prerequisites';
import type { State } from '../state/triggerState';
import { forget, isTestRun, stateOf } from '../state/triggerState';
import { Subscription } from './subscription';

/** Somebody waits for the workflow to be active. */
const MAX_WAIT_MS = 20_000;

const CALL = { method: 'event.get', parameters: {} };

async function open(caller: IHookFunctions): Promise<Talk> {
	const talk = await Talk.open(caller, MAX_WAIT_MS);
	if (talk instanceof Talk) return talk;
	throw toError(caller.getNode(), report(talk.failure, CALL, 'Events'), 0);
}

const binds = (talk: Talk): boolean => talk.door.signedWith !== undefined;

/** Whether Bitrix24 already calls this node; with a webhook the user sees to that, in the portal. */
export async function checkExists(caller: IHookFunctions): Promise<boolean> {
	const talk = await open(caller);
	const state = stateOf(caller, 'called', talk.door.host);
	if (binds(talk)) return await (await Subscription.of(caller, talk, state)).isThere();
	return state.memory.highest !== undefined;
}

/**
 * Without the rights that this needs each payment is known from its first call on. Only which payment is
 * new can't be told then.
 */
async function learn(
	caller: IHookFunctions,
	talk: Talk,
	{ memory }: State,
	granted: string[],
): Promise<void> {
	const needs = choicesOf(caller).events.includes('paymentCreated');
	if (!granted.includes('sale')) {
		if (!needs) return;
		throw await talk.error(lacks('sale', binds(talk)), CALL, 'Events');
	}
	await learnPayments(talk, memory).catch(async (error: unknown) => {
		if (!(error instanceof Unread)) throw error;
		if (needs) throw await talk.error(error.failure, error.call, 'Events');
	});
}

/** Makes Bitrix24 call this node, and learns how the payments are before the first call. */
export async function create(caller: IHookFunctions): Promise<boolean> {
	const talk = await open(caller);
	const state = stateOf(caller, 'called', talk.door.host);
	const granted = await getReady(talk);
	await learn(caller, talk, state, granted);
	if (binds(talk)) await (await Subscription.of(caller, talk, state)).bind();
	state.save();
	return true;
}

/**
 * Makes Bitrix24 call no more. What is known of payments stays for the next time.
 *
 * @returns false where the portal did not answer: the workflow is deactivated all the same, and the next
 * activation unbinds what is left
 */
export async function remove(caller: IHookFunctions): Promise<boolean> {
	try {
		const talk = await open(caller);
		if (!binds(talk)) return true;
		const state = stateOf(caller, 'called', talk.door.host);
		await (await Subscription.of(caller, talk, state)).unbind();
		return true;
	} catch (error) {
		const { message } = error as Error;
		caller.logger.warn(
			`${caller.getNode().name} could not unbind its handlers in Bitrix24: ${message}`,
		);
		return false;
	} finally {
		if (!isTestRun(caller)) forget(caller.getWorkflow().id ?? '', caller.getNode().id);
	}
}
