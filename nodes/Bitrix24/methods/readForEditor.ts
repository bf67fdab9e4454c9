import type { ILoadOptionsFunctions } from 'n8n-workflow';
import type { Call, Failure, Knowledge, Success } from '../portal/outcome';
import { failed } from '../portal/outcome';
import { limitsOf } from '../portal/limits/rateLimiter';
import { report, toError } from '../portal/errors/report';
import { Talk } from '../portal/client/client';

/** Someone waits in the editor: longer than this a list is no help. */
const EDITOR_WAIT_MS = 5000;

const busy = (queue: number): Failure => ({
	code: 'QUEUE_FULL',
	text: `Workflows are using up this portal’s request limit for the next ${Math.ceil(queue / 1000)} s`,
	advice: 'Nothing was sent. Load the list again when they are done.',
	httpCode: null,
	certainty: 'unsent',
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
	const knowledge: Knowledge = { kind: 'read', label: 'the list' };
	const talk = await Talk.open(caller, EDITOR_WAIT_MS);
	const ask = async (opened: Talk) => {
		const queue = limitsOf(opened.door.host).queueOf(opened.door.plan);
		return queue > EDITOR_WAIT_MS ? failed(busy(queue)) : await opened.ask(call, knowledge);
	};
	const outcome = talk instanceof Talk ? await ask(talk) : talk;
	if (outcome.ok) return outcome;
	const told =
		talk instanceof Talk
			? await talk.inWords(outcome.failure, call, knowledge.label)
			: report(outcome.failure, call, knowledge.label);
	// What the list needs is of no interest to whom the portal or the queue keeps waiting.
	const { certainty, code } = outcome.failure;
	const needs = certainty === 'answered' || code === 'insufficient_scope';
	told.message += `. ${needs ? instead : 'Load the list again, or type the ID.'}`;
	throw toError(caller.getNode(), told, 0);
}
