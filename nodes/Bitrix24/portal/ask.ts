import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { single } from './batch';
import type { Call, Failure, Knowledge, Outcome, Success } from './call';
import { failed } from './call';
import type { Door } from './door';
import { latest, openDoor } from './door';
import { limitsOf } from './limits';
import { report, toError } from './report';
import { settle } from './retry';
import { Slots } from './slots';
import type { Lane } from './transmit';
import { newJitter } from './transmit';

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
	const door = await openDoor(caller);
	const knowledge: Knowledge = { kind: 'read', label: 'the list' };
	const lane = (opened: Door): Lane => ({
		caller,
		door: opened,
		transport: {},
		slots: new Slots(1),
		maxWait: EDITOR_WAIT_MS,
		jitter: newJitter(),
		timezone: caller.getTimezone(),
		stops: false,
		hasStopped: () => false,
		lasting: true,
	});
	const ask = async (opened: Door): Promise<Outcome> => {
		const queue = limitsOf(opened.host).queueOf(opened.plan);
		return queue > EDITOR_WAIT_MS
			? failed(busy(queue))
			: await settle(lane(opened), single, call, knowledge);
	};
	const outcome = 'address' in door ? await ask(door) : door;
	if (outcome.ok) return outcome;
	const told = report(
		outcome.failure,
		call,
		knowledge.label,
		'address' in door ? await latest(caller, door) : undefined,
	);
	// What the list needs is of no interest to whom the portal or the queue keeps waiting.
	const { certainty, code } = outcome.failure;
	const needs = certainty === 'answered' || code === 'insufficient_scope';
	told.message += `. ${needs ? instead : 'Load the list again, or type the ID.'}`;
	throw toError(caller.getNode(), told, 0);
}
