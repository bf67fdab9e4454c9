import type { IDataObject } from 'n8n-workflow';

/** Which payments an operation can apply to. */
export interface Applies {
	/** Such as "unpaid payment". */
	name: string;
	to: (payment: IDataObject) => boolean;
	/** What a payment is that it can't apply to. */
	otherwise: string;
}

export const anyPayment: Applies = { name: 'payment', to: () => true, otherwise: '' };
export const unpaidPayment: Applies = {
	name: 'unpaid payment',
	to: ({ paid }) => paid !== 'Y',
	otherwise: 'already paid',
};
export const paidPayment: Applies = {
	name: 'paid payment',
	to: ({ paid }) => paid === 'Y',
	otherwise: 'not paid',
};
