import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { sampleIds } from '../../test/sandbox';

/** What the pages say of an operation besides what the node itself does. */
export interface Case {
	/** The example: what a person fills in, and the item that goes in. */
	parameters: INodeParameters;
	input: IDataObject;
	/** What the user must be allowed to do (Bitrix24's pages, "Who can execute the method"). */
	permission: string;
	/** Translations of the texts that only this operation has; others are in russianTexts.ts. */
	russian?: Record<string, string>;
}

const order = 'to change the order of the payment';
const unpaidOrder = `${order}; the payment must not be paid`;
// For crm.item.payment.get its page asks for the right to change the order, the portal's own code for
// the right to see it.
const seeOrder = 'to see the order of the payment';
const seeOwner = 'to see the deal or invoice';
const changeOwner = 'to change the deal or invoice';

const { cash, card, deal, dealWithTwoUnpaid, paid, unpaid, unpaidToo } = sampleIds;
const { productItem, deliveryItem, delivery, deliveryFree } = sampleIds;

const byId = (value: string): INodeParameters => ({ __rl: true, mode: 'id', value });
const id = byId('={{ $json.id }}');
const ofDeal = { entityTypeId: 2, dealId: byId('={{ $json.dealId }}') };
const ofPayment = { paymentId: byId('={{ $json.paymentId }}') };

/** By resource and operation. */
export const cases: Record<string, Record<string, Case>> = {
	delivery: {
		get: {
			parameters: { id },
			input: { id: delivery },
			permission: 'to see the order of the delivery',
		},
		getAll: { parameters: ofDeal, input: { dealId: deal }, permission: seeOwner },
	},
	method: {
		call: {
			permission: 'what the method asks for',
			parameters: {
				method: 'crm.item.get',
				parameters: '={{ { entityTypeId: 2, id: $json.dealId } }}',
			},
			input: { dealId: deal },
		},
	},
	owner: {
		get: {
			permission: seeOwner,
			parameters: { entityTypeId: 2, dealId: byId('={{ $json.dealId }}') },
			input: { dealId: deal },
		},
		setStage: {
			permission: changeOwner,
			parameters: {
				...{ entityTypeId: 2, dealId: byId('={{ $json.dealId }}') },
				stageId: byId('WON'),
			},
			input: { dealId: deal },
		},
	},
	payment: {
		create: {
			permission: changeOwner,
			parameters: { ...ofDeal, fields: { paySystemId: byId(String(cash)) } },
			input: { dealId: deal },
		},
		delete: { parameters: { paymentId: id }, input: { id: unpaidToo }, permission: order },
		get: {
			parameters: { paymentId: id },
			input: { id: paid },
			permission: seeOrder,
			russian: {
				'Retrieve a payment with its sum, currency, payment system and paid status':
					'Получить оплату с суммой, валютой, платёжной системой и статусом',
			},
		},
		getAll: {
			permission: seeOwner,
			parameters: { ...ofDeal, filters: { paid: 'N' }, sort: { sum: 'desc' } },
			input: { dealId: dealWithTwoUnpaid },
		},
		getPublicUrl: {
			parameters: { paymentId: id },
			input: { id: unpaid },
			permission: 'any employee; not an extranet user',
		},
		pay: {
			permission: order,
			parameters: { paymentId: { __rl: true, mode: 'deal', value: '={{ $json.dealId }}' } },
			input: { dealId: deal },
		},
		setDetails: {
			permission: 'a user with permissions for the online store’s orders, such as an administrator',
			parameters: {
				paymentId: id,
				details: { documentNumber: '={{ $json.number }}', documentDate: '={{ $json.date }}' },
			},
			input: { id: paid, number: '1842', date: '2026-01-31' },
		},
		unpay: { parameters: { paymentId: id }, input: { id: paid }, permission: order },
		update: {
			permission: order,
			parameters: {
				paymentId: id,
				fields: { paySystemId: byId(String(card)) },
				options: { returnPayment: true },
			},
			input: { id: unpaid },
		},
	},
	paymentDelivery: {
		add: {
			permission: unpaidOrder,
			parameters: { ...ofPayment, deliveryId: byId('={{ $json.deliveryId }}') },
			input: { paymentId: unpaid, deliveryId: deliveryFree },
		},
		delete: { parameters: { id }, input: { id: deliveryItem }, permission: unpaidOrder },
		getAll: { parameters: ofPayment, input: { paymentId: unpaid }, permission: seeOrder },
		setDelivery: {
			permission: unpaidOrder,
			parameters: { id, deliveryId: byId(String(deliveryFree)) },
			input: { id: deliveryItem },
		},
	},
	paymentProduct: {
		add: {
			permission: unpaidOrder,
			parameters: { ...ofPayment, rowId: byId('={{ $json.rowId }}'), quantity: 2 },
			input: { paymentId: unpaid, rowId: 17658 },
		},
		delete: { parameters: { id }, input: { id: productItem }, permission: unpaidOrder },
		getAvailable: { parameters: ofDeal, input: { dealId: deal }, permission: seeOwner },
		getAll: { parameters: ofPayment, input: { paymentId: unpaid }, permission: seeOrder },
		setQuantity: {
			parameters: { id, quantity: 2 },
			input: { id: productItem },
			permission: unpaidOrder,
		},
	},
	paySystem: {
		getAll: {
			parameters: { filters: { active: 'Y' } },
			input: {},
			permission: 'an administrator of the CRM',
		},
	},
};
