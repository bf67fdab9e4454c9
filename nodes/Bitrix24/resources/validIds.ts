import type { IDataObject } from 'n8n-workflow';
import { DEAL, INVOICE } from '../fields/owner';
import { oneOf, positiveInteger } from '../execution/input/validators';
import type { Validator } from '../execution/operationSpec';

/** The validators of ids and numbers that several operations send, each with the label of its field. */
export const validPaymentId = positiveInteger(
	'Payment',
	'a payment ID (a number such as 1038)',
	'To enter a payment number such as 3653/1, choose By Number.',
);

export const validPaySystemId = positiveInteger(
	'Payment System',
	'a payment system ID (a number such as 6)',
);

/** A delivery (shipment) itself, not its row in a payment. */
export const validDeliveryId = positiveInteger('Delivery', 'a delivery ID (a number such as 4001)');

export const validOwnerType = oneOf('Belongs To', { Deal: DEAL, Invoice: INVOICE });

/** The same for methods that take the owner's type by its letters. */
export const validOwnerTypeAbbr: Validator = (value, timezone, parameters) => {
	const type = validOwnerType(value, timezone, parameters);
	return type.ok ? { ok: true, value: type.value === INVOICE ? 'SI' : 'D' } : type;
};

const validDealId = positiveInteger('Deal', 'a deal ID (a number such as 13144)');
const validInvoiceId = positiveInteger('Invoice', 'an invoice ID (a number such as 71)');

const isOfInvoice = ({ entityTypeId, ownerType }: IDataObject): boolean =>
	String(entityTypeId) === String(INVOICE) || ownerType === 'SI';

/** The label of the field that an owner's ID comes from. */
export const ownerLabel = (parameters: IDataObject): string =>
	isOfInvoice(parameters) ? 'Invoice' : 'Deal';

/** An owner's ID, once its type is valid. */
export const validOwnerId: Validator = (value, timezone, parameters) =>
	(isOfInvoice(parameters) ? validInvoiceId : validDealId)(value, timezone, parameters);

export const validQuantity = positiveInteger(
	'Quantity',
	'a whole number such as 2, without a fraction',
);
