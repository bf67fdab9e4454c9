import type { IHookFunctions } from 'n8n-workflow';
import { describeFailure, toNodeApiError } from '../../portal/errors/report';
import { PortalClient } from '../../portal/client/client';
import { readNewestPayments } from './initialSnapshots';
import { readParameters } from '../parameters/parameters';
import { ReadError } from '../payments/paymentList';
import { checkPrerequisites, missingScope } from './prerequisites';
import type { TriggerState } from '../state/triggerState';
import { forget, isTestRun, triggerStateOf } from '../state/triggerState';
import { Subscription } from './subscription';

/** Somebody waits for the workflow to be active. */
const MAX_WAIT_MS = 20_000;

const CALL = { method: 'event.get', parameters: {} };

async function open(caller: IHookFunctions): Promise<PortalClient> {
	const talk = await PortalClient.open(caller, MAX_WAIT_MS);
	if (talk instanceof PortalClient) return talk;
	throw toNodeApiError(caller.getNode(), describeFailure(talk.failure, CALL, 'Events'), 0);
}

const binds = (talk: PortalClient): boolean => talk.connection.credentialType !== undefined;

/** Whether Bitrix24 already calls this node; with a webhook the user sees to that, in the portal. */
export async function checkExists(caller: IHookFunctions): Promise<boolean> {
	const talk = await open(caller);
	const state = triggerStateOf(caller, 'called', talk.connection.host);
	if (binds(talk)) return await (await Subscription.of(caller, talk, state)).isBound();
	return state.snapshots.highestKnownId !== undefined;
}

/**
 * Without the rights that this needs each payment is known from its first call on. Only which payment is
 * new can't be told then.
 */
async function seedSnapshots(
	caller: IHookFunctions,
	talk: PortalClient,
	{ snapshots: memory }: TriggerState,
	granted: string[],
): Promise<void> {
	const needs = readParameters(caller).events.includes('paymentCreated');
	if (!granted.includes('sale')) {
		if (!needs) return;
		throw await talk.toNodeApiError(missingScope('sale', binds(talk)), CALL, 'Events');
	}
	await readNewestPayments(talk, memory).catch(async (error: unknown) => {
		if (!(error instanceof ReadError)) throw error;
		if (needs) throw await talk.toNodeApiError(error.failure, error.call, 'Events');
	});
}

/** Makes Bitrix24 call this node, and learns how the payments are before the first call. */
export async function create(caller: IHookFunctions): Promise<boolean> {
	const talk = await open(caller);
	const state = triggerStateOf(caller, 'called', talk.connection.host);
	const granted = await checkPrerequisites(talk);
	await seedSnapshots(caller, talk, state, granted);
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
		const state = triggerStateOf(caller, 'called', talk.connection.host);
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
