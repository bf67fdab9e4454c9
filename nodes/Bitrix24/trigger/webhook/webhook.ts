import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { describeFailure, toNodeApiError } from '../../portal/errors/report';
import { PortalClient } from '../../portal/client/client';
import type { ExpectedCaller } from './authenticate';
import { MAX_BODY_BYTES, authenticationError, wrongPortalError } from './authenticate';
import { parsePayload } from './payload';
import { handleEvent } from './handleEvent';
import type { TriggerState } from '../state/triggerState';
import { triggerStateOf } from '../state/triggerState';

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

const CALL = { method: 'crm.item.payment.get', parameters: {} };

/** What a call has to bring along: what the user entered, or what our own handler and its calls told. */
function passFor(
	caller: IWebhookFunctions,
	{ expectedCaller: pass }: TriggerState,
): ExpectedCaller {
	if (caller.getNodeParameter('authentication') !== 'webhook') return pass;
	const applicationToken = String(caller.getNodeParameter('applicationToken', '')).trim();
	return { memberId: pass.memberId, ...(applicationToken !== '' && { applicationToken }) };
}

/**
 * Takes a call of Bitrix24: 403 and nothing else where it is not from the portal; otherwise 200 at once,
 * since Bitrix24 calls slow handlers less often and never a second time, and only then what it is about.
 */
export async function webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const response = this.getResponseObject();
	const answered: IWebhookResponseData = { noWebhookResponse: true };
	const refuse = (why: string): IWebhookResponseData => {
		this.logger.warn(`${this.getNode().name} refused a call: ${why}.`);
		response.status(403).json({ message: 'Forbidden' });
		return answered;
	};
	if (sizeOf(this) > MAX_BODY_BYTES) return refuse('its body is larger than 64 kB');

	const notice = parsePayload(this.getBodyData());
	const talk = await PortalClient.open(this, MAX_WAIT_MS);
	if (!(talk instanceof PortalClient)) {
		// Without the credential nobody can tell whose call it is.
		refuse(talk.failure.message);
		throw toNodeApiError(this.getNode(), describeFailure(talk.failure, CALL, 'Payment'), 0);
	}
	const state = triggerStateOf(this, 'called', talk.connection.host);
	const pass = passFor(this, state);
	const { key } = this.getQueryData() as { key?: unknown };
	const why =
		authenticationError(notice, String(key ?? ''), pass) ??
		wrongPortalError(notice, pass, talk.connection);
	if (why !== undefined) return refuse(why);

	response.status(200).json({ message: 'Received' });
	state.expectedCaller.memberId = notice.memberId;
	// What the user entered is compared with, and not kept a second time.
	if (pass === state.expectedCaller) pass.applicationToken = notice.applicationToken;
	const items = await handleEvent(this, talk, state, notice);
	return items.length > 0 ? { ...answered, workflowData: [items] } : answered;
}
