import type { IHookFunctions } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';
import { PortalClient } from '../../portal/client/client';
import { readParameters } from '../parameters/parameters';
import type { TriggerState } from '../state/triggerState';
import { triggerStateOf } from '../state/triggerState';
import { NO_APPLICATION_TOKEN } from './authenticate';
import { readNewestPayments } from './initialSnapshots';
import { checkPrerequisites, missingScope } from './prerequisites';
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

/** Whether Bitrix24 already calls this node. */
export async function checkExists(caller: IHookFunctions): Promise<boolean> {
	const { events } = readParameters(caller);
	const client = await open(caller);
	const state = triggerStateOf(caller, 'webhook', client.connection);
	if (binds(client)) return await (await Subscription.of(caller, client, state, events)).isBound();
	return state.snapshots.highestKnownId !== undefined && !lacksToken(caller, client);
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
		return;
	}
	await readNewestPayments(client, snapshots).catch((error: unknown) => {
		if (needsAll || !(error instanceof NodeApiError)) throw error;
	});
}

/** Makes Bitrix24 call this node, and learns how the payments are before the first call. */
export async function create(caller: IHookFunctions): Promise<boolean> {
	const { events } = readParameters(caller);
	const client = await open(caller);
	if (lacksToken(caller, client)) throw await client.toNodeApiError(NO_APPLICATION_TOKEN);
	const state = triggerStateOf(caller, 'webhook', client.connection);
	const granted = await checkPrerequisites(client);
	await seedSnapshots(client, state, granted, events.includes('paymentCreated'));
	if (binds(client)) await (await Subscription.of(caller, client, state, events)).bind();
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
