import type { IDataObject } from 'n8n-workflow';
import { sampleIds } from '../sandbox';
import { NO_ODDITIES } from '../sandbox/oddities';
import type { Instance } from '../support/engine/instance';
import { runNode } from '../support/engine/runNode';
import { useSandbox } from '../support/useSandbox';
import { useWorkflows } from '../support/useWorkflows';
import { answerWith } from './answerWith';

const { unpaid, unpaidToo } = sampleIds;
const sandbox = useSandbox();
const workflows = useWorkflows(sandbox);
const numbersAsText = (on: boolean) => {
	sandbox.settings.oddities = { ...NO_ODDITIES, numbersAsText: on };
};
afterEach(() => numbersAsText(false));

/** How a workflow is started, and how it comes to know what happened. */
const WAYS: Array<
	[
		way: string,
		make: (options?: IDataObject) => Promise<Instance>,
		look: (one: Instance) => Promise<unknown>,
	]
> = [
	[
		'called by an application',
		async (options = {}) => await workflows.application({ options: options as never }),
		async () => await workflows.settled(),
	],
	[
		'called by a webhook',
		async (options = {}) => await workflows.webhook({ options: options as never }),
		async () => await workflows.settled(),
	],
	[
		'that looks',
		async (options = {}) =>
			await workflows.polled({ options: { lookBack: 3650, ...options } as never }),
		async (instance) => await instance.poll(),
	],
];

describe.each(WAYS)('A trigger %s', (_way, make, look) => {
	test('reads ids and sums that come as text: who paid, too', async () => {
		numbersAsText(true);
		const instance = await make({ ignoreOwn: true, minimumSum: 1, paySystems: [6, 7, 8, 9] });
		await runNode(sandbox, [{ id: unpaid }]);
		sandbox.person.pay(unpaidToo, 7);
		await look(instance);
		expect(instance.events).toEqual([`paymentPaid ${unpaidToo}`]);
	});

	test('tells no change where a portal begins to answer with texts, or ends to', async () => {
		const instance = await make();
		for (const on of [true, false]) {
			numbersAsText(on);
			for (const { id } of [...sandbox.store.payments.values()]) sandbox.events.paymentSaved(id);
			await look(instance);
		}
		expect(instance.events).toEqual([]);
	});
});

/** What else a field may hold that tells nothing. */
const MISSING: Array<[what: string, change: (payment: IDataObject, name: string) => void]> = [
	['missing', (payment, name) => delete payment[name]],
	['null', (payment, name) => (payment[name] = null)],
	['empty', (payment, name) => (payment[name] = '')],
	['no number and no text', (payment, name) => (payment[name] = {})],
];

describe.each(['sum', 'currency', 'paySystemId', 'accountNumber'])(
	'Where %s of a payment is',
	(name) => {
		const payment = (more: IDataObject = {}): IDataObject => ({
			...{ id: unpaid, paid: 'N', sum: '80499.0000', currency: 'RUB', paySystemId: 6 },
			...{ accountNumber: '3653/1', ...more },
		});
		const saved = async (instance: Instance, answer: IDataObject) => {
			sandbox.faults.clear();
			answerWith(sandbox, { result: answer }, { method: 'crm.item.payment.get' });
			sandbox.events.paymentSaved(unpaid);
			return await workflows.eventsOf(instance);
		};
		/** A trigger that knows the payment as it is. */
		const knowing = async () => {
			const instance = await workflows.application();
			await saved(instance, payment());
			const before = instance.started.length;
			return { instance, since: () => instance.events.slice(before) };
		};

		test.each(MISSING)(
			'%s, that is no change, and what it was before is still known',
			async (_what, change) => {
				const { instance, since } = await knowing();
				const without = payment();
				change(without, name);
				await saved(instance, without);
				await saved(instance, payment());
				expect(since()).toEqual([]);
				await saved(instance, { ...without, paid: 'Y' });
				await saved(
					instance,
					payment({ paid: 'Y', [name]: name === 'sum' || name === 'paySystemId' ? 9 : 'X' }),
				);
				expect(since()).toEqual([`paymentPaid ${unpaid}`, `paymentUpdated ${unpaid}`]);
				expect(JSON.stringify(instance.stored)).not.toMatch(/NaN|undefined|\[object/);
			},
		);

		test('not told from the first, learning it is no change, also after a restart of n8n', async () => {
			sandbox.store.payments.delete(unpaid);
			const instance = await workflows.application();
			const without = payment();
			delete without[name];
			await saved(instance, without);
			instance.restart();
			await saved(instance, payment());
			expect(instance.events).toEqual([]);
			await saved(
				instance,
				payment({ [name]: name === 'sum' || name === 'paySystemId' ? 9 : 'X' }),
			);
			expect(instance.events).toEqual([`paymentUpdated ${unpaid}`]);
		});
	},
);

test('a payment whose sum is not told is not held back by Minimum Sum', async () => {
	const instance = await workflows.application({
		options: { minimumSum: 80_499, paySystems: [6] },
	});
	const answer = { id: 5, paid: 'Y', datePaid: new Date(sandbox.clock.now()).toISOString() };
	answerWith(sandbox, { result: answer }, { method: 'crm.item.payment.get' });
	sandbox.events.paymentSaved(5);
	expect(await workflows.eventsOf(instance)).toEqual(['paymentPaid 5']);
});
