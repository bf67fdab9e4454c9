/**
 * What the portal says in English. The first five have the words of the server's own files, as public
 * copies of them show; entityNotFound is documented; of the rest no file was at hand, and the words are ours.
 */
export const en = {
	orderCanceled: 'Cannot paid a canceled order.',
	deletePaid: 'Partial payment done. Cancel payment',
	sumOfPaid: 'Order total cannot be changed if the status is "Paid"',
	wrongPaySystem: 'Incorrect payment system specified',
	notEnoughMoney: 'Insufficient funds on internal account',
	entityNotFound: 'Entity with identifier №#ID# does not exist',
	unknownEntityType: 'Unknown entity type #TYPE#',
	paymentsDisabled: 'Payments are not available for this entity',
	paymentsLimit: 'The limit of payments has been reached',
	paymentNotFound: 'Payment has not been found',
	zeroQuantity: 'Quantity must be greater than zero',
	productNotFound: 'Product row has not been found',
	notEnoughProduct: 'Not enough quantity',
	deliveryNotFound: 'Delivery has not been found',
	severalOrders: 'Several orders are not supported',
	denied: 'Access denied',
	readDenied: 'Access denied to view this item',
	itemNotFound: 'Element not found',
	typeNotFound: 'Smart process was not found',
	typeNotSupported: 'Entity type "#TYPE#" is not supported',
};

/** What a portal says in its own language; #NAMES# in it are filled in. */
export type Texts = Record<keyof typeof en, string>;
