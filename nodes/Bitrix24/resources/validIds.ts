import { DEAL, INVOICE } from '../fields/owner';
import type { Check } from '../execution/input/validators';
import { oneOf, wholeNumber } from '../execution/input/validators';

/** The checks of the ids and numbers that several operations send, each with the label of its field. */
export const isPaymentId = wholeNumber('Payment', 'the payment’s ID, such as 1038');

export const isPaySystemId = wholeNumber('Pay System', 'the pay system’s ID, such as 6');

/** A delivery (shipment) itself, not its row in a payment. */
export const isDeliveryId = wholeNumber('Delivery', 'the ID of a delivery, such as 4001');

export const isOwnerType = oneOf('Belongs To', { Deal: DEAL, Invoice: INVOICE });

/** The same for methods that take the owner's type by its letters. */
export const isOwnerLetters: Check = (value, timezone) => {
	const checked = isOwnerType(value, timezone);
	return 'value' in checked ? { value: checked.value === INVOICE ? 'SI' : 'D' } : checked;
};

export const isOwnerId = wholeNumber(
	'Deal or Invoice',
	'the ID of a deal or invoice, such as 13144',
);

export const isQuantity = wholeNumber(
	'Quantity',
	'a whole number, since the portal cuts fractions off',
);
