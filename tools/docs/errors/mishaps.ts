import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { OAuthCredentials } from '../../../test/support/engine/oauthCredentials';
import { sampleIds, type Fault, type Sandbox } from '../../../test/sandbox';
import { ofCredentials } from './credentials';
import type { Done, Group } from './row';

/** Something that goes wrong with one item, of which the node says so in words of its own. */
export interface Mishap {
	group: Group;
	done: Done;
	/** A Pay unless told. */
	parameters?: INodeParameters;
	input?: IDataObject;
	/** Brings it about. */
	faults?: Fault[];
	setUp?: (sandbox: Sandbox) => void;
	webhookUrl?: string;
	/** The credential, where it is an application's. */
	application?: (sandbox: Sandbox) => OAuthCredentials;
}

const { deal, dealWithTwoUnpaid, dealWithoutPayments, missing, unpaid } = sampleIds;
const GET = 'crm.item.payment.get';
const PAY = 'crm.item.payment.pay';

const byId = (value: unknown, mode = 'id') =>
	({ __rl: true, mode, value }) as INodeParameters[string];
const ofDeal = (value: number) => ({ paymentId: byId(value, 'deal') });
const payments = (more: INodeParameters): INodeParameters => ({
	operation: 'getAll',
	entityTypeId: 2,
	dealId: byId(deal),
	...more,
});

const denied: Fault = {
	kind: 'error',
	code: 0,
	text: 'Недостаточно прав',
	status: 400,
	method: PAY,
};
const lost = (method: string, process: 'before' | 'never'): Fault => ({
	kind: 'reset',
	process,
	method,
	times: Infinity,
});
const invalid: Mishap[] = [
	{ group: 'payment', done: 'notExecuted', input: {} },
	{ group: 'payment', done: 'notExecuted', input: { id: '3653/1' } },
	{ group: 'fields', done: 'notExecuted', parameters: { operation: 'update', fields: {} } },
	{ group: 'fields', done: 'notExecuted', parameters: payments({ entityTypeId: 5 }) },
	{ group: 'fields', done: 'notExecuted', parameters: payments({ limit: '={{ "all" }}' }) },
	...[{ batchSize: '={{ "ten" }}' }, { returnPayment: '={{ "yes" }}' }].map((options): Mishap => ({
		group: 'fields',
		done: 'notExecuted',
		parameters: { options },
	})),
	...[
		{ sumFrom: '={{ "1,200" }}' },
		{ currency: 'rubles' },
		{ paidFrom: '={{ "yesterday" }}' },
	].map((filters): Mishap => ({
		group: 'fields',
		done: 'notExecuted',
		parameters: payments({ filters }),
	})),
	...[{ method: 'https://…/crm.deal.get' }, { method: 'crm.deal.get', parameters: '{id: 5}' }].map(
		(fields): Mishap => ({
			group: 'method',
			done: 'notExecuted',
			parameters: { resource: 'method', operation: 'call', ...fields },
		}),
	),
];

const fill = (dealId: number): INodeParameters => ({
	...{ operation: 'create', entityTypeId: 2, dealId: byId(dealId) },
});

const notEnough: Fault = {
	...{ kind: 'error', code: '0', text: 'Not enough product quantity', status: 400 },
	method: 'crm.item.payment.product.add',
};

/** Payment > Create with everything that is not yet in a payment. */
const filled: Mishap[] = [
	{
		group: 'payment',
		done: 'notExecuted',
		parameters: fill(dealWithoutPayments),
		setUp: ({ store }) => store.productRows.clear(),
	},
	{
		group: 'payment',
		done: 'notExecuted',
		parameters: fill(dealWithoutPayments),
		setUp: ({ store }) =>
			Object.assign(store.productRows.get(17660) ?? {}, { productName: 'Seminar', quantity: 1.5 }),
	},
	{ group: 'payment', done: 'rejected', parameters: fill(deal), faults: [notEnough] },
];

/** In the order in which the page shows them. */
export const mishaps: Mishap[] = [
	...invalid,
	{
		group: 'fields',
		done: 'rejected',
		parameters: {
			...{ resource: 'owner', operation: 'setStage', entityTypeId: 2, dealId: byId(deal) },
			stageId: byId('C1:WON'),
		},
	},
	{ group: 'payment', done: 'notExecuted', parameters: ofDeal(dealWithTwoUnpaid) },
	{ group: 'payment', done: 'notExecuted', parameters: ofDeal(dealWithoutPayments) },
	{
		group: 'payment',
		done: 'notExecuted',
		parameters: { options: { expectedSum: '5' } },
	},
	{ group: 'payment', done: 'rejected', input: { id: missing }, faults: [denied] },
	{
		group: 'payment',
		done: 'rejected',
		parameters: { operation: 'getPublicUrl' },
		setUp: ({ settings }) => (settings.phoneConfirmed = false),
	},
	{
		group: 'payment',
		done: 'done',
		parameters: { options: { returnPayment: true } },
		faults: [{ kind: 'error', code: '0', text: 'Access denied', method: GET }],
	},
	{
		group: 'payment',
		done: 'unknown',
		parameters: { options: { returnPayment: true } },
		faults: [{ kind: 'body', status: 200, body: { result: true }, process: 'never', method: PAY }],
	},
	...filled,
	{ group: 'rights', done: 'rejected', input: { id: unpaid }, faults: [denied] },
	...ofCredentials,
	{ group: 'portal', done: 'unknown', faults: [lost(PAY, 'never'), lost(GET, 'never')] },
	{ group: 'portal', done: 'rejected', faults: [lost(PAY, 'never')] },
	{
		group: 'portal',
		done: 'unknown',
		parameters: { operation: 'create', fill: 'none', entityTypeId: 2, dealId: byId(deal) },
		faults: [lost('crm.item.payment.add', 'before')],
	},
	{
		group: 'portal',
		done: 'rejected',
		parameters: { operation: 'get' },
		faults: [lost(GET, 'never')],
	},
	{
		group: 'portal',
		done: 'rejected',
		faults: [{ kind: 'body', status: 200, body: { result: false }, process: 'never', method: PAY }],
	},
	...(
		[
			{ kind: 'swell', bytes: 11 * 1024 * 1024, process: 'never', times: Infinity },
			{ kind: 'nested', depth: 1000, process: 'never', times: Infinity },
		] as const
	).flatMap((fault): Mishap[] => [
		{
			group: 'portal',
			done: 'rejected',
			parameters: { operation: 'get' },
			faults: [{ ...fault, method: GET }],
		},
		{ group: 'portal', done: 'unknown', faults: [fault] },
	]),
];
