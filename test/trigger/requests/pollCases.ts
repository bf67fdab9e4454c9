import type { INodeParameters } from 'n8n-workflow';
import { type FaultScope, type Sandbox, sampleIds } from '../../sandbox';
import { isoDate } from '../../sandbox/clock';
import type { Workflows } from '../../support/useWorkflows';
import type { RequestCase } from './requestCase';
import { BINDING, ORDER } from './requestCase';

const { deal, dealWithTwoUnpaid, unpaid } = sampleIds;
const PAID = [`paymentPaid ${unpaid}`];
const LIST = 'sale.payment.list';

/** What a poll reads. */
export function pollCases(sandbox: Sandbox, workflows: Workflows): Record<string, RequestCase> {
	const now = () => isoDate(sandbox.clock.now());
	const polled = (
		scopes: FaultScope[],
		parameters: INodeParameters = {},
		change: () => unknown = () => sandbox.person.pay(unpaid),
		events = PAID,
	): RequestCase => ({
		scopes,
		prepare: async () => {
			sandbox.store.addPayments(60, { dateBill: now() });
			const instance = await workflows.polled(parameters);
			change();
			return instance;
		},
		act: async (instance) => await instance.poll(),
		again: async (instance) => await instance.poll(),
		events,
	});
	const filtered = (name: string): FaultScope => ({
		method: LIST,
		parameters: ({ filter }) => Object.hasOwn(filter ?? {}, name),
	});
	const owners = { watch: 'owners', entityTypeId: 2 };
	const ofDeals = [{ method: 'batch' }, { method: 'crm.item.payment.list' }];
	// The first of the 60.
	const id = 1049;
	return {
		'the newest page': polled([{ method: LIST, parameters: ({ filter }) => filter === undefined }]),
		'those that were billed': polled([filtered('>=dateBill')]),
		'those that were paid': polled([filtered('>=datePaid')]),
		'a further page': polled([{ method: LIST, parameters: ({ start }) => Number(start) > 0 }]),
		'those that are in no list': polled(
			[filtered('=id')],
			{},
			() => sandbox.person.change(id, { sum: 1, dateBill: '2020-01-01T00:00:00+03:00' }),
			[`paymentUpdated ${id}`],
		),
		'one that is gone': polled(
			[{ method: 'sale.payment.get' }],
			{},
			() => sandbox.person.delete(id),
			[`paymentDeleted ${id}`],
		),
		'its order': polled([ORDER], { options: { belongsTo: 2 } }),
		'its order, to go out': polled([ORDER], { includeOwner: true }),
		'its deal, to go out': polled([BINDING], { includeOwner: true }),
		'those of a deal': polled([{ method: 'crm.item.payment.list' }], {
			...{ ...owners, entityIds: String(deal) },
		}),
		'those of two deals': polled(ofDeals, {
			...{ ...owners, entityIds: `${deal}, ${dealWithTwoUnpaid}` },
		}),
		'one of a deal that is gone': polled(
			[{ method: 'crm.item.payment.get' }],
			{ ...owners, entityIds: String(deal) },
			() => sandbox.person.delete(unpaid),
			[`paymentDeleted ${unpaid}`],
		),
	};
}
