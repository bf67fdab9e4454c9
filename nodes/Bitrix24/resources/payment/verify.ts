import type { IDataObject } from 'n8n-workflow';
import type { ReadBack } from '../../execution/operationSpec';
import type { Verification } from '../../portal/methodSpec';
import { isPaymentAskedFor } from '../expectedResults';

const GET = 'crm.item.payment.get';

const isAs = (payment: unknown, wanted: IDataObject): boolean =>
	Object.entries(wanted).every(
		([name, value]) => String((payment as IDataObject | null)?.[name]) === String(value),
	);

/**
 * Verifies by a read of the payment (`crm.item.payment.get` {id}) whether a change of it was made.
 *
 * @param wanted the payment's fields when it was
 */
export const readsAs = (wanted: (sent: IDataObject) => IDataObject): Verification => ({
	call: ({ parameters: { id } }) => ({ method: GET, parameters: { id } }),
	isExpectedResult: isPaymentAskedFor,
	resultIfExecuted: (seen, { parameters }) =>
		seen.ok && isAs(seen.value, wanted(parameters)) ? { ok: true, value: true } : undefined,
});

/**
 * Reads a payment back after it was changed, for Return Payment.
 *
 * @param wanted the payment's fields when the change is there
 */
export const returned = (wanted: (sent: IDataObject) => IDataObject): ReadBack => ({
	call: ({ value }, { parameters }) => ({
		method: GET,
		parameters: { id: parameters.id ?? Number(value) },
	}),
	isExpectedResult: isPaymentAskedFor,
	mismatch: (record, { parameters }) => {
		const different = Object.entries(wanted(parameters)).filter(
			([name, value]) => !isAs(record, { [name]: value }),
		);
		if (different.length === 0) return undefined;
		const reads = different.map(([name]) => `${name}: ${String((record as IDataObject)[name])}`);
		return `the payment now shows ${reads.join(' and ')}`;
	},
});
