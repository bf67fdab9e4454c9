/** Advice that several entries of the catalog give, or parts of it; catalog.ts says what is filled in. */

export const rights =
	'Give {user} the right to change this deal, invoice and order in CRM > Settings > Access permissions, or {become} a user who has it.';
export const plan =
	'The REST API is part of commercial plans and the Marketplace subscription: renew it in the portal, then run this again.';

export const ofOrder =
	'Give {user} the right to orders, too, in CRM > Settings > Access permissions, or {become} a user who has it.';
export const noPayment =
	'There is no payment with this id in the portal, or it was deleted. Check {field}: it takes the payment’s own id, not the id of its deal and not its number such as 3653/1.';
export const noOwner =
	'There is no deal or invoice with this id in the portal. Check {field}, and whether Belongs To is the right kind.';
export const noDelivery =
	'There is no delivery with this id in the portal, or it was deleted. Check Delivery.';
export const quantity =
	'Check Quantity: it must be above 0 and no more than the deal still has of this product.';
export const noPublicPage =
	'The portal has no public page for this payment: set up an online store or payment page in Sales Center, then run this again.';

export const funds =
	'The client’s inner account in the portal has less money than the payment’s sum. Top up the account (CRM > Settings > Client accounts), or give the payment another pay system.';
