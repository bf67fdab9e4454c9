import { sleep } from 'n8n-workflow';
import { shortenTimeouts } from '../support/engine/speedUp';
import type { TestCredentials } from '../support/engine/credentials';
import { oAuthCredentialsFor } from '../support/engine/oauthCredentials';
import { until } from '../support/engine/until';
import { sampleIds, TOKEN_REQUEST } from '../sandbox';
import { isoDate } from '../sandbox/clock';
import { rejectionOf } from '../support/rejectionOf';
import { useSandbox } from '../support/useSandbox';
import { useWorkflows } from '../support/useWorkflows';

const { unpaid } = sampleIds;
const sandbox = useSandbox({}, { speedUp: 300 });
const workflows = useWorkflows(sandbox);
beforeEach(() => shortenTimeouts(600));
afterEach(() => shortenTimeouts(1));

const NOT_HANDED_OUT = 'n8n did not provide the credential within 60 s';

/** n8n's database, or an external secret, hangs; what ends that. */
function hang(store: TestCredentials): () => void {
	const { getDecrypted } = store;
	store.getDecrypted = async () => await new Promise(() => undefined);
	return () => {
		store.getDecrypted = getDecrypted;
	};
}

describe('a credential that n8n never hands out', () => {
	const activate = async () => {
		const store = oAuthCredentialsFor(sandbox);
		const instance = await workflows.application({}, { store });
		return { store, instance };
	};

	test('at a call: it is a failed execution, and the next call is served', async () => {
		const { store, instance } = await activate();
		const end = hang(store);
		sandbox.person.pay(unpaid);
		await workflows.settled();
		expect(instance.failed).toMatchObject([
			{ message: NOT_HANDED_OUT, description: expect.stringMatching(/database responds/) },
		]);
		expect(sandbox.events.sent).toMatchObject([{ status: 403 }]);
		end();
		sandbox.events.paymentSaved(unpaid);
		expect(await workflows.eventsOf(instance)).toEqual(['paymentPaid 1037']);
	});

	test('while the payment is read: it is a failed execution, and the next call is served', async () => {
		const { store, instance } = await activate();
		let end = () => undefined as void;
		sandbox.faults.order({
			...{ kind: 'reset', method: 'crm.item.payment.get', process: 'never' },
			parameters: () => {
				end = hang(store);
				return true;
			},
		});
		sandbox.person.pay(unpaid);
		await workflows.settled();
		expect(instance.failed).toMatchObject([
			{ message: expect.stringMatching(/did not respond|could not be refreshed/) },
		]);
		end();
		sandbox.events.paymentSaved(unpaid);
		expect(await workflows.eventsOf(instance)).toEqual(['paymentPaid 1037']);
	});

	test('at activation and at deactivation: n8n is told, and the next time it goes on', async () => {
		const { store, instance } = await activate();
		const end = hang(store);
		expect((await rejectionOf(instance.activate())).message).toBe(NOT_HANDED_OUT);
		await instance.deactivate();
		expect(instance.warnings).toEqual([expect.stringContaining(NOT_HANDED_OUT)]);
		end();
		await instance.activate();
		sandbox.person.pay(unpaid);
		expect(await workflows.eventsOf(instance)).toEqual(['paymentPaid 1037']);
	});

	test('at a poll: it fails, and the next one catches up', async () => {
		const instance = await workflows.poller({ authentication: 'oAuth2' });
		const store = oAuthCredentialsFor(sandbox);
		instance.setCredentials(store);
		await instance.poll();
		sandbox.person.pay(unpaid);
		const end = hang(store);
		expect((await rejectionOf(instance.poll())).message).toBe(NOT_HANDED_OUT);
		end();
		await instance.poll();
		expect(instance.events).toEqual(['paymentPaid 1037']);
	});
});

test('an authorization server that never answers: calls fail until it does, and then are served', async () => {
	const instance = await workflows.application();
	sandbox.oauth.expire();
	sandbox.faults.order({ kind: 'delay', ms: 2000, method: TOKEN_REQUEST });
	sandbox.person.pay(unpaid);
	await workflows.settled();
	expect(instance.failed).toMatchObject([
		{ message: expect.stringMatching(/did not respond|could not be refreshed/) },
	]);
	await until(async () => {
		sandbox.events.paymentSaved(unpaid);
		return (await workflows.eventsOf(instance)).length > 0;
	});
	expect(instance.events).toEqual(['paymentPaid 1037']);
});

test('120 calls at a portal that is silent are failed executions in time, and the next ones are served', async () => {
	const ids = sandbox.store.addPayments(120);
	const instance = await workflows.application({ events: ['paymentPaid'] });
	sandbox.faults.order({ kind: 'silence', process: 'never', times: Infinity });
	for (const id of ids) sandbox.person.pay(id);
	await workflows.settled();
	expect(instance.failed).toHaveLength(120);
	for (const { message } of instance.failed) {
		expect(message).toMatch(/did not respond in time|could not be read within 12 minutes/);
	}
	sandbox.faults.clear();
	shortenTimeouts(1);
	for (const id of ids) sandbox.events.paymentSaved(id);
	expect((await workflows.eventsOf(instance)).sort()).toEqual(ids.map((id) => `paymentPaid ${id}`));
});

test('a poll that would take for ever ends, asks nothing more, and the next one catches up', async () => {
	const ids = sandbox.store.addPayments(50, { dateBill: isoDate(sandbox.clock.now()) });
	const instance = await workflows.polled();
	for (const id of ids) sandbox.person.delete(id);
	sandbox.faults.order({ kind: 'silence', process: 'never', method: 'batch', times: Infinity });
	sandbox.faults.order({
		...{ kind: 'silence', process: 'never', method: 'sale.payment.get', times: Infinity },
	});
	expect(await rejectionOf(instance.poll())).toMatchObject({
		message: 'The poll did not finish within 15 minutes',
		description: expect.stringMatching(/^No event is lost/),
	});
	await sleep(300);
	const { length } = workflows.requests;
	await sleep(300);
	expect(workflows.requests).toHaveLength(length);
	expect(instance.events).toEqual([]);
	sandbox.faults.clear();
	shortenTimeouts(1);
	await instance.poll();
	await instance.poll();
	expect(instance.events.sort()).toEqual(ids.map((id) => `paymentDeleted ${id}`));
});
