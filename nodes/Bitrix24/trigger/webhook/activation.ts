import type { IHookFunctions } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';
import { PortalClient } from '../../portal/client/client';
import { checkOwners } from '../changes/owner';
import { readParameters } from '../parameters/parameters';
import { checkGrantedScopes, missingScope, scopesFor } from '../parameters/scopes';
import type { TriggerState } from '../state/triggerState';
import { triggerStateOf } from '../state/triggerState';
import { NO_APPLICATION_TOKEN } from './authenticate';
import { readNewestPayments } from './initialSnapshots';
import { checkPrerequisites } from './prerequisites';
import { Subscription } from './subscription';

/** Activation is interactive, so it must not wait long. */
const MAX_WAIT_MS = 20_000;

const open = async (caller: IHookFunctions): Promise<PortalClient> =>
	await PortalClient.open(caller, { label: 'Events', maxWaitMs: MAX_WAIT_MS });

/** Whether the node binds its own handlers; with a webhook the user does, in the portal. */
const binds = (client: PortalClient): boolean => client.connection.credentialType !== undefined;

/** Whether no call of the outbound webhook could be told from others. A test run takes that of any. */
const lacksToken = (caller: IHookFunctions, client: PortalClient): boolean =>
	!binds(client) &&
	client.connection.applicationToken === undefined &&
	caller.getMode() !== 'manual';

/**
 * Whether n8n activates the workflow by itself, as when it starts. Then the node must take calls, whatever is
 * missing: what can't be read is a failed execution, and what is not heard is lost.
 */
const isRestart = (caller: IHookFunctions): boolean =>
	['init', 'leadershipChange'].includes(caller.getActivationMode());

/**
 * Whether the workflow was inactive until now: what was made meanwhile is not new. As n8n starts, or when the
 * workflow is saved, it was active, and calls may be on their way.
 */
const wasInactive = (caller: IHookFunctions): boolean =>
	!isRestart(caller) && caller.getActivationMode() !== 'update';

/** The newest payment that is known; any number where none is. */
const newestIn = ({ snapshots }: TriggerState): number =>
	Math.max(1, snapshots.highestKnownId ?? 1, ...snapshots.ids);

/**
 * Whether Bitrix24 already calls this node, and nothing is left to do.
 *
 * @throws NodeApiError where it does, and something that the user's choices need is missing
 */
export async function checkExists(caller: IHookFunctions): Promise<boolean> {
	if (wasInactive(caller)) return false;
	const parameters = readParameters(caller);
	const client = await open(caller);
	const state = triggerStateOf(caller, 'webhook', client.connection);
	const isBound = binds(client)
		? await (await Subscription.of(caller, client, state, parameters.events)).isBound()
		: state.snapshots.highestKnownId !== undefined && !lacksToken(caller, client);
	if (isBound && !isRestart(caller)) {
		await checkGrantedScopes(client, scopesFor(parameters), 'The workflow was not activated.');
		await checkOwners(client, newestIn(state), parameters);
	}
	return isBound;
}

/**
 * Without the rights that this needs each payment is known from its first call on. Only which payment is
 * new can't be told then.
 */
async function seedSnapshots(
	client: PortalClient,
	{ snapshots }: TriggerState,
	granted: string[],
	needsAll: boolean,
): Promise<void> {
	if (!granted.includes('sale')) {
		if (needsAll) throw await client.toNodeApiError(missingScope('sale', binds(client)));
		delete snapshots.highestKnownId;
		return;
	}
	await readNewestPayments(client, snapshots).catch((error: unknown) => {
		if (needsAll || !(error instanceof NodeApiError)) throw error;
		delete snapshots.highestKnownId;
	});
}

/** Makes Bitrix24 call this node, and learns how the payments are before the first call. */
export async function create(caller: IHookFunctions): Promise<boolean> {
	const parameters = readParameters(caller);
	const { events } = parameters;
	const client = await open(caller);
	if (lacksToken(caller, client)) throw await client.toNodeApiError(NO_APPLICATION_TOKEN);
	const state = triggerStateOf(caller, 'webhook', client.connection);
	const subscription = binds(client)
		? await Subscription.of(caller, client, state, events)
		: undefined;
	const needed = isRestart(caller) ? [] : scopesFor(parameters);
	const granted = await checkPrerequisites(client, needed);
	if (wasInactive(caller) || state.snapshots.highestKnownId === undefined)
		await seedSnapshots(client, state, granted, events.includes('paymentCreated'));
	if (!isRestart(caller)) await checkOwners(client, newestIn(state), parameters);
	await subscription?.bind();
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
		const client = await open(caller);
		if (!binds(client)) return true;
		const state = triggerStateOf(caller, 'webhook', client.connection);
		await (await Subscription.of(caller, client, state, [])).unbind();
		return true;
	} catch (error) {
		const { message } = error as Error;
		caller.logger.warn(
			`${caller.getNode().name} could not unregister its event handlers in Bitrix24: ${message}`,
		);
		return false;
	}
}
