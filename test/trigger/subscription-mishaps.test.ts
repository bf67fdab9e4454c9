import { realTime, speedUp } from '../support/engine/clock';
import { oAuthCredentialsFor, type OAuthCredentials } from '../support/engine/oauth-credentials';
import type { Instance } from '../support/engine/trigger';
import type { Fault } from '../sandbox';
import { leaksOf } from './secrets';
import { useStage } from './stage';
import { withApplication } from './trigger';

const stage = useStage();
beforeAll(() => speedUp(100));
afterAll(() => realTime());

/** A workflow that is not active yet. */
async function newWorkflow(store?: OAuthCredentials): Promise<Instance> {
	return stage.keep(await withApplication(stage.sandbox, {}, { store }));
}

test('a binding whose answer is lost is no error when it happened', async () => {
	const instance = await newWorkflow();
	const lost: Fault = { kind: 'reset', process: 'before', method: 'event.bind', times: 2 };
	stage.sandbox.faults.order(lost);
	await instance.activate();
	expect(stage.sandbox.events.handlers.list).toHaveLength(2);
	expect(stage.sandbox.journal.calls('event.bind')).toHaveLength(2);
});

test('an expired token is renewed, and activation goes on', async () => {
	const store = oAuthCredentialsFor(stage.sandbox);
	const instance = await newWorkflow(store);
	stage.sandbox.oauth.expire();
	await instance.activate();
	expect(stage.sandbox.events.handlers.list).toHaveLength(2);
	expect(store.renewals).toBe(1);
});

test('a portal that is not there at deactivation: the workflow is inactive with a warning', async () => {
	const instance = await stage.application();
	stage.sandbox.faults.order({ kind: 'reset', process: 'never', times: Infinity });
	await instance.deactivate();
	expect(instance.warnings).toEqual([
		expect.stringMatching(/^Trigger could not unbind its handlers in Bitrix24: The portal .*/),
	]);
	expect(leaksOf(stage.sandbox, instance)).toEqual([]);
	stage.sandbox.faults.clear();
	instance.set({ authentication: 'oAuth2', events: ['paymentDeleted'] });
	await instance.activate();
	expect(stage.sandbox.events.handlers.list).toMatchObject([{ event: 'ONPAYMENTDELETED' }]);
});

test('a credential that is gone at deactivation: the workflow is inactive with a warning', async () => {
	const store = oAuthCredentialsFor(stage.sandbox);
	const instance = await newWorkflow(store);
	await instance.activate();
	delete store.stored.oauthTokenData;
	await instance.deactivate();
	expect(instance.warnings).toEqual([expect.stringMatching(/credential is not connected$/)]);
});
