import { oAuthCredentialsFor } from '../support/engine/oauthCredentials';
import { type Fault, type Sandbox, sampleIds } from '../sandbox';
import { leaksOf } from './leaksOf';
import { BUCKET_FULL, INTERNAL_ERROR } from '../support/faults/knownErrors';
import { useSandbox } from '../support/useSandbox';
import { useWorkflows } from '../support/useWorkflows';

const { denied, unpaid, unpaidToo } = sampleIds;
const GET = 'crm.item.payment.get';
const sandbox = useSandbox({}, { speedUp: 300 });
const workflows = useWorkflows(sandbox);

type FaultCase = [what: string, fault: Fault, message: RegExp];

const faultCases: FaultCase[] = [
	['a portal whose bucket is full', BUCKET_FULL, /^Too many requests$/],
	['a portal that breaks down', INTERNAL_ERROR, /^Internal server error$/],
	['a connection that is closed', { kind: 'reset', process: 'never' }, /closed the connection/],
	['an answer that is cut off', { kind: 'cut', process: 'before' }, /./],
	['a page in place of an answer', { kind: 'html', status: 502, process: 'never' }, /web page/],
	[
		'an answer that is no payment',
		{ kind: 'body', status: 200, body: { result: [] }, process: 'never' },
		/instead of a result/,
	],
];

describe.each(faultCases)('%s', (_what, fault, message) => {
	test('that passes: the payment is read again', async () => {
		const instance = await workflows.application();
		sandbox.faults.order({ ...fault, method: GET, times: 2 });
		sandbox.person.pay(unpaid);
		expect(await workflows.eventsOf(instance)).toEqual(['paymentPaid 1037']);
		expect(instance.failed).toEqual([]);
		expect(workflows.requests).toHaveLength(3);
	});

	test('that stays: the call is a failed execution, and the next one catches up', async () => {
		const instance = await workflows.application();
		sandbox.faults.order({ ...fault, times: Infinity });
		sandbox.person.pay(unpaid);
		await workflows.settled();
		expect(sandbox.events.sent).toMatchObject([{ status: 200 }]);
		expect(instance.started).toEqual([]);
		expect(instance.failed).toMatchObject([{ name: 'NodeApiError' }]);
		expect(instance.failed[0]?.message).toMatch(message);
		expect(leaksOf(sandbox, instance)).toEqual([]);
		sandbox.faults.clear();
		sandbox.events.paymentSaved(unpaid);
		expect(await workflows.eventsOf(instance)).toEqual(['paymentPaid 1037']);
	});

	test('that stays: nothing is taken for deleted that can’t be read', async () => {
		const instance = await workflows.application();
		sandbox.faults.order({ ...fault, times: Infinity });
		sandbox.events.paymentDeleted(unpaid);
		await workflows.settled();
		expect(instance.started).toEqual([]);
		expect(instance.failed).toHaveLength(1);
	});
});

test('a payment that may not be read: the call is a failed execution with Bitrix24’s words', async () => {
	const instance = await workflows.application();
	sandbox.person.pay(denied);
	await workflows.settled();
	expect(instance.started).toEqual([]);
	expect(instance.failed).toMatchObject([
		{
			message: 'Access denied',
			description: expect.stringMatching(/user who connected the credential/),
			context: { code: 'ACCESS_DENIED', method: GET, id: denied },
		},
	]);
});

test('of payments that are read together the one that may not be read is the only one that fails', async () => {
	const ids = sandbox.store.addPayments(20);
	const instance = await workflows.application();
	sandbox.settings.latency = 20;
	for (const id of [...ids, denied, ...ids]) sandbox.person.pay(id);
	await workflows.settled();
	expect(workflows.requests).toContain('batch');
	expect(instance.failed).toMatchObject([{ message: 'Access denied' }]);
	expect(instance.events.sort()).toEqual(ids.map((id) => `paymentPaid ${id}`));
});

describe.each([
	['Internal error'],
	['Call to a member function getId() on null'],
	['Ei oikeuksia'],
])('a portal that says of a payment with the code 0: %s', (text) => {
	const fault = { kind: 'error', code: '0', text, method: GET, times: Infinity } as const;

	test('the call is a failed execution, and the next one catches up', async () => {
		const instance = await workflows.application();
		sandbox.faults.order(fault);
		sandbox.person.pay(unpaid);
		await workflows.settled();
		expect(instance.started).toEqual([]);
		const description = `Bitrix24 does not say whether payment ${unpaid} exists, so no event was emitted. Check the payment in the portal. If it is there, the next request for it emits the event.`;
		const context = { code: '0', id: unpaid };
		expect(instance.failed).toMatchObject([{ message: text, description, context }]);
		sandbox.faults.clear();
		sandbox.events.paymentSaved(unpaid);
		expect(await workflows.eventsOf(instance)).toEqual(['paymentPaid 1037']);
	});

	test('it is not taken for deleted', async () => {
		const instance = await workflows.application();
		sandbox.faults.order(fault);
		sandbox.events.paymentDeleted(unpaid);
		await workflows.settled();
		expect(instance.started).toEqual([]);
		expect(instance.failed).toMatchObject([{ message: text }]);
	});
});

test.each(['en', 'ru', 'de'] as const)(
	'a payment that is gone is known in the portal’s language: %s',
	async (language) => {
		sandbox.settings.language = language;
		const instance = await workflows.application();
		sandbox.events.hold();
		sandbox.person.change(unpaid, { sum: 1 });
		sandbox.person.delete(unpaid);
		sandbox.events.release();
		expect(await workflows.eventsOf(instance)).toEqual(['paymentDeleted 1037']);
		expect(instance.failed).toEqual([]);
	},
);

test('older portals say of a deleted payment that it may not be read', async () => {
	const instance = await workflows.application();
	Object.assign(sandbox.settings, { errorCodes: 'number', deniedText: 'russian' });
	sandbox.events.paymentDeleted(denied);
	expect(await workflows.eventsOf(instance)).toEqual(['paymentDeleted 1044']);
});

test('newer portals say of a payment that may not be read that it is there', async () => {
	const instance = await workflows.application();
	sandbox.events.paymentDeleted(denied);
	await workflows.settled();
	expect(instance.started).toEqual([]);
	expect(instance.failed).toMatchObject([{ message: 'Access denied' }]);
});

test('a token that has expired is renewed, and all calls of a burst are dealt with', async () => {
	const ids = sandbox.store.addPayments(30);
	const store = oAuthCredentialsFor(sandbox);
	const instance = await workflows.application({}, { store });
	sandbox.oauth.expire();
	for (const id of ids) sandbox.person.pay(id);
	await workflows.settled();
	expect(instance.failed).toEqual([]);
	expect(instance.events.sort()).toEqual(ids.map((id) => `paymentPaid ${id}`));
	expect(store.renewals).toBe(1);
});

test('an access that has ended: each call is a failed execution that says what to do', async () => {
	const instance = await workflows.application();
	const end = ({ oauth }: Sandbox) => {
		oauth.expire();
		oauth.revoke();
	};
	end(sandbox);
	sandbox.person.pay(unpaid);
	sandbox.person.pay(unpaidToo);
	await workflows.settled();
	expect(instance.failed).toHaveLength(2);
	for (const error of instance.failed) {
		expect(error).toMatchObject({
			message: 'Access to the portal has expired and could not be refreshed',
			description: expect.stringMatching(/connect it again/),
		});
	}
	expect(leaksOf(sandbox, instance)).toEqual([]);
});
