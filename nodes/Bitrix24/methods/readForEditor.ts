import type { ILoadOptionsFunctions } from 'n8n-workflow';
import type { Call, Failure, OperationSpec, Success } from '../portal/outcome';
import { failed } from '../portal/outcome';
import { limiterFor } from '../portal/limits/rateLimiter';
import { describeFailure, toNodeApiError } from '../portal/errors/report';
import { PortalClient } from '../portal/client/client';

/** Someone waits in the editor: longer than this a list is no help. */
const EDITOR_WAIT_MS = 5000;

const busy = (queue: number): Failure => ({
	code: 'QUEUE_FULL',
	message: `Workflows are using up this portal’s request limit for the next ${Math.ceil(queue / 1000)} s`,
	advice: 'Nothing was sent. Load the list again when they are done.',
	httpCode: null,
	effect: 'notExecuted',
});

/**
 * Reads something from the portal for the editor, through the same door and under the same limits as
 * everything else.
 *
 * @param instead what the user can do when the list can't be had
 * @throws NodeApiError in Bitrix24's own words
 */
export async function readForEditor(
	caller: ILoadOptionsFunctions,
	call: Call,
	instead: string,
): Promise<Success> {
	const knowledge: OperationSpec = { idempotency: 'safe', label: 'the list' };
	const talk = await PortalClient.open(caller, EDITOR_WAIT_MS);
	const ask = async (opened: PortalClient) => {
		const queue = limiterFor(opened.connection.host).queueDelay(opened.connection.plan);
		return queue > EDITOR_WAIT_MS ? failed(busy(queue)) : await opened.call(call, knowledge);
	};
	const outcome = talk instanceof PortalClient ? await ask(talk) : talk;
	if (outcome.ok) return outcome;
	const told =
		talk instanceof PortalClient
			? await talk.describe(outcome.failure, call, knowledge.label)
			: describeFailure(outcome.failure, call, knowledge.label);
	// What the list needs is of no interest to whom the portal or the queue keeps waiting.
	const { effect: effect, code } = outcome.failure;
	const needs = effect === 'rejected' || code === 'insufficient_scope';
	told.message += `. ${needs ? instead : 'Load the list again, or type the ID.'}`;
	throw toNodeApiError(caller.getNode(), told, 0);
}
