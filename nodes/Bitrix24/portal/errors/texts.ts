/** Advice that several entries of the catalog give, or parts of it; catalog.ts says what is filled in. */

export const rights =
	'Give {user} permission for this deal or invoice and its order in CRM > Settings > Access permissions, or {become} a user who has it.';
export const plan =
	'The REST API requires a commercial plan or the Marketplace subscription. Renew the plan or the subscription in the portal, then run this again.';

export const ofOrder =
	'Give {user} permission for orders, too, in CRM > Settings > Access permissions, or {become} a user who has it.';
export const ofShop =
	'Only a user with permissions for the online store’s orders, such as an administrator, can do this: {become} such a user.';
export const noPayment =
	'The payment does not exist in the portal, or it was deleted. Check {field}: it takes the payment ID, not the ID of its deal and not its number such as 3653/1. For those, choose By Deal ID or By Number.';
export const noOwner =
	'The deal or invoice does not exist in the portal, or it was deleted. Check {field}, and whether this is the ID of a deal or of an invoice.';
export const noDelivery =
	'The delivery does not exist in the portal, or it was deleted. Check Delivery.';
export const quantity =
	'Check Quantity: it must be greater than 0 and no more than what is left of this product in the deal or invoice.';
export const noPublicPage =
	'The portal has no public page for this payment. Set up an online store or a payment page in Sales Center, then run this again.';

export const funds =
	'The client’s internal account in the portal has less money than the payment’s sum. Top up the account (CRM > Settings > Client accounts), or set another payment system for the payment.';
