const order = 'to change the order of the payment';
const unpaidOrder = `${order}; the payment must not be paid`;
const seeOrder = 'to see the order of the payment';
const seeOwner = 'to see the deal or invoice';

/** What the user must be allowed to do, by REST method (Bitrix24's pages, "Who can execute the method"). */
export const rights: Record<string, string> = {
	'crm.item.delivery.get': 'to see the order of the delivery',
	'crm.item.delivery.list': seeOwner,
	'crm.item.payment.add': 'to change the deal or invoice',
	'crm.item.payment.delete': order,
	// Its page asks for the right to change the order, the portal's own code for the right to see it.
	'crm.item.payment.get': seeOrder,
	'crm.item.payment.list': seeOwner,
	'crm.item.payment.pay': order,
	'crm.item.payment.unpay': order,
	'crm.item.payment.update': order,
	'crm.item.payment.delivery.add': unpaidOrder,
	'crm.item.payment.delivery.delete': unpaidOrder,
	'crm.item.payment.delivery.list': seeOrder,
	'crm.item.payment.delivery.setDelivery': unpaidOrder,
	'crm.item.payment.product.add': unpaidOrder,
	'crm.item.payment.product.delete': unpaidOrder,
	'crm.item.payment.product.list': seeOrder,
	'crm.item.payment.product.setQuantity': unpaidOrder,
	'crm.item.productrow.getAvailableForPayment': seeOwner,
	'crm.item.get': seeOwner,
	'crm.item.update': 'to change the deal or invoice',
	'sale.payment.update': 'an administrator, or a user who may change the online store’s orders',
	'sale.paysystem.list': 'an administrator of the CRM',
	'salescenter.payment.getPublicUrl': 'any employee; not an extranet user',
	'method.call': 'what the method asks for',
};
