import type { IDataObject } from 'n8n-workflow';
import type { Verification, ReadBack } from '../../portal/outcome';
import { isRecord } from '../expectedResults';

const GET = 'crm.item.payment.get';

const isAs = (payment: unknown, wanted: IDataObject): boolean =>
	Object.entries(wanted).every(
		([name, value]) => String((payment as IDataObject | null)?.[name]) === String(value),
	);

/**
 * Looks at a payment (`crm.item.payment.get` {id}) to see whether a change of it happened.
 *
 * @param wanted the payment's fields when it did
 */
export const readsAs = (wanted: (sent: IDataObject) => IDataObject): Verification => ({
	call: ({ parameters: { id } }) => ({ method: GET, parameters: { id } }),
	isExpectedResult: isRecord,
	resultIfExecuted: (seen, { parameters }) =>
		seen.ok && isAs(seen.result, wanted(parameters)) ? { ok: true, result: true } : undefined,
});

/**
 * Reads a payment back after it was changed, for Return Payment.
 *
 * @param wanted the payment's fields when the change is there
 */
export const returned = (wanted: (sent: IDataObject) => IDataObject): ReadBack => ({
	call: ({ result }, { parameters }) => ({
		method: GET,
		parameters: { id: parameters.id ?? (result as number) },
	}),
	isExpectedResult: isRecord,
	mismatch: (seen, { parameters }) => {
		const different = Object.entries(wanted(parameters)).filter(
			([name, value]) => !isAs(seen, { [name]: value }),
		);
		if (different.length === 0) return undefined;
		const reads = different.map(([name]) => `${name} ${String((seen as IDataObject)[name])}`);
		return `the payment reads back with ${reads.join(' and ')}`;
	},
});
