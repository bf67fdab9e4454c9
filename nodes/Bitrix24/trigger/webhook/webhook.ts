import type { INodeExecutionData, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { PortalClient } from '../../portal/client/client';
import { redactJson } from '../../portal/errors/redact';
import { clock } from '../../portal/limits/clock';
import type { Failure } from '../../portal/outcome';
import { eventsToEmit } from '../changes/eventsToEmit';
import { DELETED, SAVED } from '../parameters/events';
import { readParameters } from '../parameters/parameters';
import type { TriggerState } from '../state/triggerState';
import { triggerStateOf } from '../state/triggerState';
import {
	digestOf,
	MAX_BODY_BYTES,
	NO_APPLICATION_TOKEN,
	NOT_BOUND,
	outboundWebhookError,
	ownHandlerError,
	wrongPortalError,
} from './authenticate';
import { observePayment } from './observePayment';
import type { EventPayload } from './payload';
import { parsePayload } from './payload';
import { sampleEvents } from './sampleEvents';

/** Bitrix24 has its answer already, so there is time: a portal that is blocked opens within minutes. */
const MAX_WAIT_MS = 5 * 60_000;

/** How large the body is, in bytes: as it came, or as the call says. */
function sizeOf(caller: IWebhookFunctions): number {
	const request = caller.getRequestObject() as { rawBody?: { length: number } };
	return Math.max(
		request.rawBody?.length ?? 0,
		Number(caller.getHeaderData()['content-length'] ?? 0),
	);
}

/**
 * Finds out what a call of Bitrix24 is about.
 *
 * @returns the items to start the workflow with; none when nothing happened that the user wants to hear of
 * @throws NodeApiError when the payment can't be read, in Bitrix24's own words
 */
async function handleEvent(
	caller: IWebhookFunctions,
	client: PortalClient,
	state: TriggerState,
	payload: EventPayload,
): Promise<INodeExecutionData[]> {
	const receivedAt = new Date(clock.now()).toISOString();
	const { id, event } = payload;
	if (id === undefined || (event !== SAVED && event !== DELETED)) return [];
	const parameters = readParameters(caller);
	const observation = await observePayment(client, state, payload, id);
	if (observation === undefined) return [];
	const decided = await eventsToEmit(client, state, parameters, observation);
	state.save();
	const isTest = caller.getMode() === 'manual';
	const emitted =
		isTest && decided.length === 0
			? await sampleEvents(client, state, parameters, observation)
			: decided;
	const { host: portal } = client.connection;
	return emitted.map((one) => ({
		json: redactJson({ ...one, portal, receivedAt }, client.connection.secrets),
	}));
}

/**
 * Decides whether a call is one that Bitrix24 makes to this node, from the credential's own portal.
 *
 * @returns undefined when it is; or why not: a text for n8n's log where it may be anybody's, a failure where the
 * user has to hear of it, since true calls get lost
 */
function refusalOf(
	caller: IWebhookFunctions,
	{ connection }: PortalClient,
	{ expectedCaller }: TriggerState,
	payload: EventPayload,
): Failure | string | undefined {
	if (connection.credentialType === undefined) {
		// In a test run the call comes from a second webhook, which has a token of its own.
		const isTest = caller.getMode() === 'manual';
		const { applicationToken } = connection;
		if (applicationToken === undefined && !isTest) return NO_APPLICATION_TOKEN;
		return outboundWebhookError(payload, isTest ? undefined : applicationToken);
	}
	if (expectedCaller.keyDigest === undefined) return NOT_BOUND;
	const { key } = caller.getQueryData() as { key?: unknown };
	return (
		ownHandlerError(payload, String(key ?? ''), expectedCaller) ??
		wrongPortalError(payload, expectedCaller, connection)
	);
}

/**
 * Takes a call of Bitrix24: 403 and nothing else where it is not from the portal; otherwise 200 at once,
 * since Bitrix24 calls slow handlers less often and never a second time, and only then what it is about.
 *
 * @throws NodeApiError, of which n8n makes a failed execution, where a true call can't be taken or read
 */
export async function webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const response = this.getResponseObject();
	const answered: IWebhookResponseData = { noWebhookResponse: true };
	const refuse = (why: string): IWebhookResponseData => {
		this.logger.warn(`${this.getNode().name} refused a request: ${why}.`);
		response.status(403).json({ message: 'Forbidden' });
		return answered;
	};
	if (sizeOf(this) > MAX_BODY_BYTES) return refuse('its body is larger than 64 kB');

	const payload = parsePayload(this.getBodyData());
	const options = { label: 'Payment', maxWaitMs: MAX_WAIT_MS };
	const client = await PortalClient.open(this, options).catch((error: Error) => {
		// Without the credential it is unknown whose call it is.
		refuse(error.message);
		throw error;
	});
	const state = triggerStateOf(this, 'webhook', client.connection);
	const why = refusalOf(this, client, state, payload);
	if (typeof why === 'string') return refuse(why);
	if (why !== undefined) {
		refuse(why.message);
		throw await client.toNodeApiError(why);
	}

	response.status(200).json({ message: 'Received' });
	if (client.connection.credentialType !== undefined) {
		const { memberId, applicationToken } = payload;
		const tokenDigest = digestOf(applicationToken);
		Object.assign(state.expectedCaller, { memberId, tokenDigest });
	}
	// At once, since the first read may fail: the next call has to bring the same token.
	state.save();
	const items = await handleEvent(this, client, state, payload);
	return items.length > 0 ? { ...answered, workflowData: [items] } : answered;
}
