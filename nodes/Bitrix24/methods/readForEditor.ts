import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { PortalClient } from '../portal/client/client';
import { SAFE } from '../portal/methodSpec';
import type { Call, Failure, Success } from '../portal/outcome';
import { notExecuted } from '../portal/outcome';

/** Someone waits in the editor: longer than this a list is no help. */
const EDITOR_WAIT_MS = 5000;

const busy = (queueMs: number): Failure =>
	notExecuted(
		'QUEUE_FULL',
		`Workflows are using up this portal’s request limit for the next ${Math.ceil(queueMs / 1000)} s`,
		{ advice: 'Nothing was sent. Load the list again when they are done.' },
	);

/**
 * Reads something from the portal for the editor, under the same limits as everything else.
 *
 * @param instead what the user can do when the list can't be had
 * @throws NodeApiError in Bitrix24's own words
 */
export async function readForEditor(
	caller: ILoadOptionsFunctions,
	call: Call,
	instead: string,
): Promise<Success> {
	const client = await PortalClient.open(caller, { label: 'the list', maxWaitMs: EDITOR_WAIT_MS });
	const queueMs = client.queueDelayMs;
	const outcome = queueMs > EDITOR_WAIT_MS ? busy(queueMs) : await client.call(call, SAFE);
	if (outcome.ok) return outcome;
	// What the list needs is of no interest to whom the portal or the queue keeps waiting.
	const { effect, code } = outcome;
	const needs = effect === 'rejected' || code === 'insufficient_scope';
	const error = await client.toNodeApiError(outcome, call);
	error.message += `. ${needs ? instead : 'Load the list again, or type the ID.'}`;
	throw error;
}
