import { type Instance, POLL_TRIGGER } from '../support/engine/trigger';
import type { Stage } from './stage';
import { ALL } from './trigger';

/** An active workflow with both triggers, of which the second one has looked once. */
export async function besideEachOther(
	stage: Stage,
	events = ALL,
	pollEvents = ALL,
): Promise<Instance> {
	const parameters = { authentication: 'oAuth2', watch: 'all', events: pollEvents };
	const poll = { name: 'Poll', type: POLL_TRIGGER, parameters };
	const instance = await stage.application({ events }, { further: [poll] });
	await instance.poll('Poll');
	return instance;
}

/** Which node started the workflow for what. */
export const startsOf = ({ started }: Instance): string[] =>
	started.flatMap(({ node, items }) => items.map(({ json }) => `${node}: ${String(json.event)}`));
