import type { INodeParameters } from 'n8n-workflow';
import type { Instance } from '../support/engine/instance';
import { type FaultScope, sampleIds } from '../sandbox';
import { isoDate } from '../sandbox/clock';
import { rejectionOf } from '../support/rejectionOf';
import { useSandbox } from '../support/useSandbox';
import { useWorkflows } from '../support/useWorkflows';
import { answerWith } from './answerWith';

const { deal, unpaid } = sampleIds;
const LIST = 'sale.payment.list';
const sandbox = useSandbox({}, { speedUp: 3000 });
const workflows = useWorkflows(sandbox);

/** Payments that were billed today; their ids. */
const addPayments = (count: number) =>
	sandbox.store.addPayments(count, { dateBill: isoDate(sandbox.clock.now()) });

describe.each<[list: string, parameters: INodeParameters, scope: FaultScope]>([
	['the portal’s lists', {}, { method: LIST }],
	[
		'the list of a deal',
		{ watch: 'owners', entityTypeId: 2, entityIds: String(deal) },
		{ method: 'crm.item.payment.list' },
	],
])('%s, when they are empty', (_list, parameters, scope) => {
	/** Empties them, and changes what one payment that is asked for comes to. */
	async function emptied(confirmation?: object): Promise<Instance> {
		const instance = await workflows.polled(parameters);
		const isOfDeal = parameters.watch === 'owners';
		answerWith(sandbox, { result: isOfDeal ? [] : { payments: [] }, total: 0 }, scope);
		const method = isOfDeal ? 'crm.item.payment.get' : 'sale.payment.get';
		if (confirmation !== undefined) answerWith(sandbox, confirmation, { method });
		return instance;
	}

	test('tell of no deletion, as the payments themselves are there', async () => {
		addPayments(60);
		const instance = await emptied();
		await instance.poll();
		sandbox.faults.clear();
		await instance.poll();
		expect(instance.events).toEqual([]);
	});

	test.each<[string, unknown]>([
		['{}', {}],
		['[]', []],
		['null', null],
		['false', false],
		['a payment of nothing', { payment: {} }],
	])('and the answer for each payment is %s: the poll fails', async (_what, result) => {
		addPayments(3);
		const instance = await emptied({ result });
		expect((await rejectionOf(instance.poll())).message).toMatch(/instead of a result$/);
		sandbox.faults.clear();
		await instance.poll();
		expect(instance.events).toEqual([]);
	});

	test.each(['Internal error', 'Call to a member function getId() on null', 'Ei oikeuksia'])(
		'and the portal says of a payment with the code 0: %s: the poll fails and names the payment',
		async (text) => {
			const [id = 0] = addPayments(1);
			const instance = await emptied();
			const named = parameters.watch === 'owners' ? 1036 : id;
			const method = parameters.watch === 'owners' ? 'crm.item.payment.get' : 'sale.payment.get';
			const only = ({ id }: Record<string, unknown>) => Number(id) === named;
			const fault = { kind: 'error', code: '0', text, times: Infinity } as const;
			sandbox.faults.order({ ...fault, method, parameters: only });
			for (let poll = 0; poll < 2; poll++) {
				expect(await rejectionOf(instance.poll())).toMatchObject({
					message: `Payment ${named}: ${text}`,
				});
			}
			sandbox.faults.clear();
			await instance.poll();
			expect(instance.events).toEqual([]);
		},
	);

	test('tell of a deletion once the payment is asked for and not there', async () => {
		const [id = 0] = addPayments(1);
		const instance = await emptied();
		const deleted = parameters.watch === 'owners' ? unpaid : id;
		sandbox.person.delete(deleted);
		await instance.poll();
		sandbox.faults.clear();
		await instance.poll();
		expect(instance.events).toEqual([`paymentDeleted ${deleted}`]);
	});
});
