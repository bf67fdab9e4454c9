import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { single } from './batch';
import type { Call, Knowledge, Success } from './call';
import { openDoor } from './door';
import { report, toError } from './report';
import { settle } from './retry';
import { Slots } from './slots';
import type { Lane } from './transmit';
import { newJitter } from './transmit';

/** Someone waits in the editor: longer than this a list is no help. */
const EDITOR_WAIT_MS = 5000;

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
	const lane = (opened: Lane['door']): Lane => ({
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
	const outcome = 'address' in door ? await settle(lane(door), single, call, knowledge) : door;
	if (outcome.ok) return outcome;
	const secrets = 'address' in door ? door.secrets : [];
	const told = report(outcome.failure, call, knowledge.label, secrets);
	told.message += `. ${instead}`;
	throw toError(caller.getNode(), told, 0);
}
