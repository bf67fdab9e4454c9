import { oAuthCredentialsFor } from '../support/engine/oauthCredentials';
import type { Fault } from '../sandbox';
import { leaksOf } from './leaksOf';
import { useSandbox } from '../support/useSandbox';
import { useWorkflows } from '../support/useWorkflows';

const sandbox = useSandbox({}, { speedUp: 100 });
const workflows = useWorkflows(sandbox);

test('a binding whose answer is lost is no error when it happened', async () => {
	const instance = await workflows.newApplication();
	const lost: Fault = { kind: 'reset', process: 'before', method: 'event.bind', times: 2 };
	sandbox.faults.order(lost);
	await instance.activate();
	expect(sandbox.events.handlers.list).toHaveLength(2);
	expect(sandbox.journal.calls('event.bind')).toHaveLength(2);
});

test('an expired token is renewed, and activation goes on', async () => {
	const store = oAuthCredentialsFor(sandbox);
	const instance = await workflows.newApplication({}, { store });
	sandbox.oauth.expire();
	await instance.activate();
	expect(sandbox.events.handlers.list).toHaveLength(2);
	expect(store.renewals).toBe(1);
});

test('a portal that is not there at deactivation: the workflow is inactive with a warning', async () => {
	const instance = await workflows.application();
	sandbox.faults.order({ kind: 'reset', process: 'never', times: Infinity });
	await instance.deactivate();
	expect(instance.warnings).toEqual([
		expect.stringMatching(
			/^Trigger could not unregister its event handlers in Bitrix24: The portal .*/,
		),
	]);
	expect(leaksOf(sandbox, instance)).toEqual([]);
	sandbox.faults.clear();
	instance.set({ authentication: 'oAuth2', events: ['paymentDeleted'] });
	await instance.activate();
	expect(sandbox.events.handlers.list).toMatchObject([{ event: 'ONPAYMENTDELETED' }]);
});

test('a credential that is gone at deactivation: the workflow is inactive with a warning', async () => {
	const store = oAuthCredentialsFor(sandbox);
	const instance = await workflows.newApplication({}, { store });
	await instance.activate();
	delete store.stored.oauthTokenData;
	await instance.deactivate();
	expect(instance.warnings).toEqual([expect.stringMatching(/credential is not connected$/)]);
});
