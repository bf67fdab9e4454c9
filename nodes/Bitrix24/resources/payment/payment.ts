import type { IDataObject } from 'n8n-workflow';
import type { Look } from '../../portal/call';

/**
 * Looks at a payment (`crm.item.payment.get` {id}) to see whether a change of it happened.
 *
 * @param wanted what the payment's fields are when it did
 */
export const readsBackAs = (wanted: IDataObject): Look => ({
	call: ({ parameters }) => ({
		method: 'crm.item.payment.get',
		parameters: { id: parameters.id },
	}),
	happened: (seen) => {
		if (!seen.ok) return undefined;
		const payment = seen.result as IDataObject | null;
		const is = Object.entries(wanted).every(([name, value]) => payment?.[name] === value);
		return is ? { ok: true, result: true } : undefined;
	},
});
