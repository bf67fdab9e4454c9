import type { IDataObject } from 'n8n-workflow';

/** Which payments an operation can apply to. */
export interface Applies {
	/** Such as "unpaid payment". */
	name: string;
	to: (payment: IDataObject) => boolean;
	/** What a payment is that it can't apply to. */
	otherwise: string;
	/** What that means where an operation would make it so. */
	already: string;
}

export const anyPayment: Applies = { name: 'payment', to: () => true, otherwise: '', already: '' };
export const unpaidPayment: Applies = {
	name: 'unpaid payment',
	to: ({ paid }) => paid !== 'Y',
	otherwise: 'already paid',
	already: 'the payment was marked as paid before: check whether the client has paid twice',
};
export const paidPayment: Applies = {
	name: 'paid payment',
	to: ({ paid }) => paid === 'Y',
	otherwise: 'not paid',
	already: 'there is nothing to undo',
};
