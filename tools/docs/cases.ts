import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { sampleIds } from '../../test/sandbox';

/** What an operation is shown with: what a person fills in, and the item that goes in. */
export interface Case {
	parameters: INodeParameters;
	input: IDataObject;
}

const { cash, card, deal, dealWithTwoUnpaid, paid, unpaid, unpaidToo } = sampleIds;
const { productItem, deliveryItem, delivery, deliveryFree } = sampleIds;

const byId = (value: string): INodeParameters => ({ __rl: true, mode: 'id', value });
const id = byId('={{ $json.id }}');
const ofDeal = { entityTypeId: 2, dealId: byId('={{ $json.dealId }}') };
const ofPayment = { paymentId: byId('={{ $json.paymentId }}') };

/** By resource and operation. */
export const cases: Record<string, Record<string, Case>> = {
	delivery: {
		get: { parameters: { id }, input: { id: delivery } },
		getAll: { parameters: ofDeal, input: { dealId: deal } },
	},
	method: {
		call: {
			parameters: {
				method: 'crm.item.get',
				parameters: '={{ { entityTypeId: 2, id: $json.dealId } }}',
			},
			input: { dealId: deal },
		},
	},
	payment: {
		create: {
			parameters: { ...ofDeal, fields: { paySystemId: byId(String(cash)) } },
			input: { dealId: deal },
		},
		delete: { parameters: { paymentId: id }, input: { id: unpaidToo } },
		get: { parameters: { paymentId: id }, input: { id: paid } },
		getAll: {
			parameters: { ...ofDeal, filters: { paid: 'N' }, sort: { sum: 'desc' } },
			input: { dealId: dealWithTwoUnpaid },
		},
		getPublicUrl: { parameters: { paymentId: id }, input: { id: unpaid } },
		pay: {
			parameters: { paymentId: { __rl: true, mode: 'deal', value: '={{ $json.dealId }}' } },
			input: { dealId: deal },
		},
		unpay: { parameters: { paymentId: id }, input: { id: paid } },
		update: {
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
			parameters: { ...ofPayment, deliveryId: byId('={{ $json.deliveryId }}') },
			input: { paymentId: unpaid, deliveryId: deliveryFree },
		},
		delete: { parameters: { id }, input: { id: deliveryItem } },
		getAll: { parameters: ofPayment, input: { paymentId: unpaid } },
		setDelivery: {
			parameters: { id, deliveryId: byId(String(deliveryFree)) },
			input: { id: deliveryItem },
		},
	},
	paymentProduct: {
		add: {
			parameters: { ...ofPayment, rowId: byId('={{ $json.rowId }}'), quantity: 2 },
			input: { paymentId: unpaid, rowId: 17658 },
		},
		delete: { parameters: { id }, input: { id: productItem } },
		getAvailable: { parameters: ofDeal, input: { dealId: deal } },
		getAll: { parameters: ofPayment, input: { paymentId: unpaid } },
		setQuantity: { parameters: { id, quantity: 2 }, input: { id: productItem } },
	},
	paySystem: { getAll: { parameters: { filters: { active: 'Y' } }, input: {} } },
};
