import type { IDataObject } from 'n8n-workflow';
import type { Call, Failure, Result } from '../../../portal/outcome';
import { notExecuted } from '../../../portal/outcome';
import { shown, wholeNumberIn } from '../../../portal/values';
import type { Uncovered } from './reads';

/** What is put into the payment, before it is known which payment that is. */
export type Addition = (paymentId: number | string) => Call;

const notCreated = (code: string, message: string, advice: string): Failure =>
	notExecuted(code, message, { advice: `No payment was created. ${advice}` });

/** A product row's quantity, which may come as a text such as "2.0000". */
function quantityOf({ quantity }: IDataObject): number | undefined {
	const number =
		typeof quantity === 'string' && quantity.trim() !== '' ? Number(quantity) : quantity;
	return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

function productAddition(row: IDataObject): Result<Addition> {
	const rowId = wholeNumberIn(row.id) ?? 0;
	const quantity = quantityOf(row);
	const name = `${shown(row.productName)} (product row ${shown(row.id)})`;
	if (rowId === 0 || quantity === undefined || quantity <= 0) {
		return notCreated(
			'UNEXPECTED_RESULT',
			`Bitrix24 returned the quantity ${shown(row.quantity)} for ${name}`,
			'Check the products of the deal or invoice in the portal, then run this again.',
		);
	}
	if (!Number.isSafeInteger(quantity)) {
		return notCreated(
			'FRACTIONAL_QUANTITY',
			`${quantity} of ${name} is left, but a payment takes whole quantities only`,
			'Change the quantity in the deal or invoice to a whole number, or set Fill to Nothing and add products with Payment Product > Add.',
		);
	}
	return {
		ok: true,
		value: (paymentId) => ({
			method: 'crm.item.payment.product.add',
			parameters: { paymentId, rowId, quantity },
		}),
	};
}

function deliveryAddition({ id }: IDataObject): Result<Addition> {
	const deliveryId = wholeNumberIn(id) ?? 0;
	if (deliveryId === 0) {
		return notCreated(
			'UNEXPECTED_RESULT',
			`Bitrix24 responded with a delivery whose ID is ${shown(id)}`,
			'Check the deliveries of the deal or invoice in the portal, then run this again.',
		);
	}
	return {
		ok: true,
		value: (paymentId) => ({
			method: 'crm.item.payment.delivery.add',
			parameters: { paymentId, deliveryId },
		}),
	};
}

/**
 * What has to be added to a new payment so that it covers all that none covers yet.
 *
 * @param owner such as "Deal 13144"
 * @returns why no payment is to be created, where nothing is left or a quantity is none that can be added
 */
export function additionsFor({ rows, deliveries }: Uncovered, owner: string): Result<Addition[]> {
	const additions: Addition[] = [];
	for (const one of [...rows.map(productAddition), ...deliveries.map(deliveryAddition)]) {
		if (!one.ok) return one;
		additions.push(one.value);
	}
	if (additions.length > 0) return { ok: true, value: additions };
	return notCreated(
		'NOTHING_TO_FILL',
		`${owner} has no products or deliveries left that are not in a payment yet`,
		'Add products to the deal or invoice, use its existing payment (Payment > Get Many), or set Fill to Nothing to create a payment with the sum 0.',
	);
}
