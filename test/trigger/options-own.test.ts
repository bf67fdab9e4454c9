import { oAuthCredentialsFor } from '../support/engine/oauthCredentials';
import { runNode } from '../support/engine/runNode';
import { POLL_TRIGGER } from '../support/engine';
import { isoDate } from '../sandbox/clock';
import { sampleIds } from '../sandbox';
import { useSandbox } from '../support/useSandbox';
import { useWorkflows } from '../support/useWorkflows';

const { paid, unpaid, unpaidToo } = sampleIds;
const OWN = 1;
const options = { ignoreOwn: true };
const sandbox = useSandbox();
const workflows = useWorkflows(sandbox);

/** The credential of an application whose token does not tell its user, as those of older portals. */
function withoutUser() {
	const oauthTokenData = Object.entries(sandbox.oauth.issue()).filter(
		([name]) => name !== 'user_id',
	);
	return oAuthCredentialsFor(sandbox, { oauthTokenData: Object.fromEntries(oauthTokenData) });
}

describe.each([
	['an application', 'application'],
	['a webhook', 'webhook'],
] as const)('Ignore Own Changes, called by %s', (_name, way) => {
	test('a payment that the credential’s user pays starts nothing, and one that a colleague pays does', async () => {
		const instance = await workflows[way]({ options });
		await runNode(sandbox, [{ id: unpaid }]);
		sandbox.person.pay(unpaidToo);
		expect(await workflows.eventsOf(instance)).toEqual(['paymentPaid 1038']);
	});

	test('a payment that a robot pays starts the workflow', async () => {
		const instance = await workflows[way]({ options });
		sandbox.person.pay(unpaid, null);
		expect(await workflows.eventsOf(instance)).toEqual(['paymentPaid 1037']);
	});

	test('without it, own changes start the workflow', async () => {
		const instance = await workflows[way]();
		await runNode(sandbox, [{ id: unpaid }]);
		expect(await workflows.eventsOf(instance)).toEqual(['paymentPaid 1037']);
	});

	test('own changes are known all the same', async () => {
		const instance = await workflows[way]({ options });
		sandbox.person.pay(unpaid, OWN);
		await workflows.settled();
		sandbox.person.unpay(unpaid, 7);
		expect(await workflows.eventsOf(instance)).toEqual(['paymentUnpaid 1037']);
	});
});

test('of an application’s calls it is known who changed a payment otherwise', async () => {
	const instance = await workflows.application({ options });
	const { person } = sandbox;
	person.unpay(paid, OWN);
	person.change(unpaid, { sum: 1 }, OWN);
	person.add({}, OWN);
	person.delete(1048, OWN);
	await workflows.settled();
	expect(instance.calls).toBe(4);
	expect(instance.events).toEqual([]);
	person.change(unpaid, { sum: 2 });
	person.add();
	expect((await workflows.eventsOf(instance)).sort()).toEqual([
		'paymentCreated 1050',
		'paymentUpdated 1037',
	]);
});

test('of a webhook’s calls it is not known, so that these changes start the workflow', async () => {
	const instance = await workflows.webhook({ options });
	sandbox.person.unpay(paid, OWN);
	expect(await workflows.eventsOf(instance)).toEqual(['paymentUnpaid 1036']);
});

test('looks know who paid', async () => {
	const instance = await workflows.polled({ options });
	sandbox.person.pay(unpaid, OWN);
	sandbox.person.pay(unpaidToo);
	await instance.poll();
	expect(instance.events).toEqual(['paymentPaid 1038']);
});

test('a credential whose token does not tell its user: the portal is asked', async () => {
	const store = withoutUser();
	const instance = await workflows.application({ options }, { store });
	sandbox.person.pay(unpaid, OWN);
	await workflows.settled();
	expect(workflows.requests).toEqual(['crm.item.payment.get', 'profile']);
	sandbox.person.pay(unpaidToo);
	expect(await workflows.eventsOf(instance)).toEqual(['paymentPaid 1038']);
});

test('where the portal does not tell its user, a call is a failed execution, and the next one catches up', async () => {
	const store = withoutUser();
	const instance = await workflows.application({ options }, { store });
	sandbox.faults.order({
		...{ kind: 'error', method: 'profile', code: 'ACCESS_DENIED', text: 'Access denied!' },
	});
	sandbox.person.pay(unpaid);
	await workflows.settled();
	expect(instance.failed).toMatchObject([{ message: 'Access denied!' }]);
	expect(instance.events).toEqual([]);
	sandbox.events.paymentSaved(unpaid);
	expect(await workflows.eventsOf(instance)).toEqual(['paymentPaid 1037']);
});

test('a poll asks once for its user, however many payments were paid, and the next poll anew', async () => {
	const ids = sandbox.store.addPayments(5, { dateBill: isoDate(sandbox.clock.now()) });
	const instance = await workflows.newApplication(
		{},
		{
			store: withoutUser(),
			further: [
				{
					...{ name: 'Poll', type: POLL_TRIGGER },
					parameters: {
						...{ includeOwner: false, authentication: 'oAuth2', watch: 'all' },
						...{ events: ['paymentPaid'], options },
					},
				},
			],
		},
	);
	await instance.poll('Poll');
	for (const id of ids) sandbox.person.pay(id, id === ids[0] ? OWN : 7);
	sandbox.journal.clear();
	await instance.poll('Poll');
	expect(instance.events).toEqual(ids.slice(1).map((id) => `paymentPaid ${id}`));
	const asked = () => workflows.requests.filter((method) => method === 'profile');
	expect(asked()).toHaveLength(1);
	await instance.poll('Poll');
	expect(asked()).toHaveLength(1);
	sandbox.person.pay(unpaid);
	await instance.poll('Poll');
	expect(asked()).toHaveLength(2);
});
