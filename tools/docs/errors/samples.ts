import type { HttpResponse } from '../../../nodes/Bitrix24/portal/transport/httpResponse';
import type { Group } from './row';

/** An error as the portal answers it: bitrix24-rest.md §1 and §8. */
export interface Sample {
	group: Group;
	code: string;
	/** The portal's words; more than one where it says the same in several ways. */
	texts: string[];
	status?: number;
	/** What was called; `crm.item.payment.pay` unless told. */
	method?: string;
	/** The label of the field that the id came from; Payment unless told. */
	field?: string;
	/** Where only users of an application meet it. */
	application?: true;
	/** The whole answer, where it is no error in JSON. */
	response?: HttpResponse;
}

const page = { body: '<html>502 Bad Gateway</html>', statusCode: 502, headers: {} };
const moved = {
	body: '',
	statusCode: 302,
	headers: { location: 'https://new-portal.bitrix24.com/' },
};
const closed = {
	body: '',
	statusCode: 302,
	headers: { location: '/bitrix/coupon_activation.php' },
};
const rowAdd = 'crm.item.payment.product.add';
const rowDelete = 'crm.item.payment.product.delete';

/** At least one for each entry of ERROR_CATALOG in portal/errors/catalog.ts. */
// One line a sample, as there.
// prettier-ignore
export const samples: Sample[] = [
	{ group: 'payment', code: '0', texts: ['Payment has not been found', 'Оплата не найдена', 'Zahlung wurde nicht gefunden'] },
	{ group: 'payment', code: '200640400001', texts: ['payment is not exists'], method: 'salescenter.payment.getPublicUrl' },
	{ group: 'payment', code: '0', texts: ['Payable item has not been found'], method: rowDelete, field: 'Payment Row' },
	{ group: 'payment', code: '0', texts: ['Delivery has not been found', 'Позиция доставки не найдена', 'Lieferung wurde nicht gefunden'], method: 'crm.item.delivery.get', field: 'Delivery' },
	{ group: 'payment', code: '0', texts: ['Product row has not been found', 'Товарная позиция не найдена'], method: rowAdd },
	{ group: 'payment', code: '0', texts: ['Payment system has not been found'], method: 'crm.item.payment.update' },
	{ group: 'payment', code: '0', texts: ['Order binding has not been found'], method: rowAdd },
	{ group: 'payment', code: '0', texts: ['Entity ID #5 does not exist.', 'Entity with identifier №5 does not exist', 'Сущность с идентификатором №5 не существует'], method: 'crm.item.payment.add', field: 'Deal' },
	{ group: 'payment', code: 'NOT_FOUND', texts: ['Элемент не найден'], method: 'crm.item.get', field: 'Deal' },
	{ group: 'payment', code: 'OWNER_NOT_FOUND', texts: ['Owner was not found'], method: 'crm.item.productrow.getAvailableForPayment', field: 'Deal' },
	{ group: 'payment', code: '0', texts: ['Insufficient funds', 'Недостаточно средств'] },
	{ group: 'payment', code: 'ORDER_PSH_INNER_ERROR_INSUFFICIENT_MONEY', texts: ['Insufficient funds'] },
	{ group: 'payment', code: 'BX_ERROR', texts: ['Insufficient funds on internal account', 'Недостаточно средств на внутреннем счете'] },
	{ group: 'payment', code: 'SALE_ORDER_PAID_ORDER_CANCELED', texts: ['Cannot paid a canceled order.', 'Невозможно оплатить отмененный заказ'] },
	{ group: 'payment', code: 'SALE_PAYMENT_WRONG_PAYMENT_SERVICE', texts: ['…'] },
	{ group: 'payment', code: 'SALE_PAYMENT_DELETE_EXIST_PAID', texts: ['Partial payment done. Cancel payment', 'Оплата оплачена. Отмените оплату'], method: 'crm.item.payment.delete' },
	{ group: 'payment', code: 'ERROR_PROCESS_REQUEST_RESULT', texts: ['…'], method: 'sale.paysystem.pay.payment' },
	{ group: 'payment', code: '0', texts: ['Public url is not available', 'Error retrieving url info'], method: 'salescenter.payment.getPublicUrl' },
	{ group: 'payment', code: '0', texts: ['…'], method: 'crm.item.payment.get' },
	{ group: 'payment', code: '0', texts: ['…'] },
	{ group: 'payment', code: '0', texts: ['…'], method: 'crm.item.payment.add', field: 'Deal' },
	{ group: 'payment', code: '0', texts: ['…'], method: rowAdd },
	{ group: 'payment', code: '0', texts: ['…'], method: 'crm.item.payment.delivery.add' },
	{ group: 'payment', code: '0', texts: ['…'], method: 'crm.item.delivery.get', field: 'Delivery' },
	{ group: 'payment', code: '0', texts: ['…'], method: 'salescenter.payment.getPublicUrl' },
	{ group: 'payment', code: '0', texts: ['…'], method: 'crm.item.productrow.getAvailableForPayment', field: 'Deal' },

	{ group: 'rights', code: '0', texts: ['Недостаточно прав', 'Access denied'] },
	{ group: 'rights', code: 'ACCESS_DENIED', texts: ['Access denied'], status: 403 },
	{ group: 'rights', code: 'ACCESS_DENIED', texts: ['Access denied', 'Доступ запрещен'], status: 403, method: 'crm.item.payment.list' },
	{ group: 'rights', code: 'ACCESS_DENIED', texts: ['Access denied'], status: 403, method: rowAdd },
	{ group: 'rights', code: 'ACCESS_DENIED', texts: ['Access denied!'], status: 403, method: 'sale.paysystem.list' },
	{ group: 'rights', code: '200040300010', texts: ['Access Denied'], method: 'sale.payment.list' },
	{ group: 'rights', code: '200040300010', texts: ['Access Denied'], method: 'sale.payment.get' },
	{ group: 'rights', code: '200040300010', texts: ['Access Denied'], method: 'sale.order.get' },
	{ group: 'rights', code: '200040300020', texts: ['Access Denied'], method: 'sale.payment.update' },
	{ group: 'rights', code: '200040300020', texts: ['Access Denied'], method: 'crm.orderentity.add' },
	{ group: 'rights', code: 'METHOD_CONFIRM_WAITING', texts: ['…'], status: 401 },
	{ group: 'rights', code: 'METHOD_CONFIRM_DENIED', texts: ['…'], status: 403 },
	{ group: 'rights', code: 'ACCESS_ERROR', texts: ['…'], status: 403 },
	{ group: 'rights', code: 'allowed_only_intranet_user', texts: ['…'], status: 403, method: 'salescenter.payment.getPublicUrl' },
	{ group: 'rights', code: 'ACCESS_DENIED', texts: ['REST is available only by subscription.', 'REST is available only on commercial plans.'], status: 401 },
	{ group: 'rights', code: 'PAYMENT_REQUIRED', texts: ['…'], status: 401 },
	{ group: 'rights', code: '0', texts: ['Payments limit reached', 'You cannot create more payments on your current plan.', 'Вы достигли лимита создания оплат для вашего тарифного плана'], method: 'crm.item.payment.add' },

	{ group: 'credential', code: 'INVALID_CREDENTIALS', texts: ['Invalid request credentials'], status: 401 },
	{ group: 'credential', code: 'NO_AUTH_FOUND', texts: ['Wrong authorization data'], status: 401 },
	{ group: 'credential', code: 'insufficient_scope', texts: ['The request requires higher privileges than provided by the webhook token'], status: 401 },
	{ group: 'credential', code: 'insufficient_scope', texts: ['The request requires higher privileges than provided by the access token'], status: 401, application: true },
	{ group: 'credential', code: 'expired_token', texts: ['The access token provided has expired.'], status: 401, application: true },
	{ group: 'credential', code: 'invalid_token', texts: ['Unable to get application by token'], status: 401, application: true },
	{ group: 'credential', code: 'user_access_error', texts: ['The user does not have access to the application.'], status: 401, application: true },
	{ group: 'credential', code: 'authorization_error', texts: ['Unable to authorize user'], status: 401 },
	{ group: 'credential', code: 'ERROR_OAUTH', texts: ['…'], status: 401, application: true },
	{ group: 'credential', code: 'APPLICATION_NOT_FOUND', texts: ['…'], status: 401, application: true },

	{ group: 'limits', code: 'QUERY_LIMIT_EXCEEDED', texts: ['Too many requests'], status: 503 },
	{ group: 'limits', code: 'OPERATION_TIME_LIMIT', texts: ['Method is blocked due to operation time limit.'], status: 429 },
	{ group: 'limits', code: 'OVERLOAD_LIMIT', texts: ['REST API is blocked due to overload.'], status: 401 },

	{ group: 'portal', code: 'PORTAL_DELETED', texts: ['Portal was deleted'], status: 403 },
	{ group: 'portal', code: 'PORTAL_MOVED', texts: [], response: moved },
	{ group: 'portal', code: 'PORTAL_CLOSED', texts: [], response: closed },
	{ group: 'portal', code: 'INVALID_REQUEST', texts: ['Https required.'], status: 401 },
	{ group: 'portal', code: 'invalid_http_method', texts: ['Wrong method for current action'] },
	{ group: 'portal', code: 'CONNECTION_ERROR', texts: ['…'], status: 401 },
	{ group: 'portal', code: 'INTERNAL_SERVER_ERROR', texts: ['Internal server error'], status: 500 },
	{ group: 'portal', code: 'ERROR_UNEXPECTED_ANSWER', texts: ['Server returned an unexpected response'], status: 500 },
	{ group: 'portal', code: 'ERROR_CORE', texts: ['SQL query error!'] },
	{ group: 'portal', code: 'UNEXPECTED_ANSWER', texts: [], response: page },

	{ group: 'fields', code: '0', texts: ['Empty fields'], method: 'crm.item.payment.update' },
	{ group: 'fields', code: '0', texts: ['Quantity must be greater than zero', 'Not enough quantity', 'Недостаточно товара для добавления в оплату'], method: rowAdd },
	{ group: 'fields', code: '0', texts: ['…'], method: 'crm.item.payment.product.setQuantity' },
	{ group: 'fields', code: '0', texts: ['Unknown entity type', 'Cannot create payment for this entity.', 'Для данной сущности функционал создания оплат недоступен'], method: 'crm.item.payment.add', field: 'Deal' },
	{ group: 'fields', code: 'ENTITY_TYPE_NOT_SUPPORTED', texts: ['Entity type is not supported'], method: 'crm.item.productrow.getAvailableForPayment', field: 'Deal' },
	{ group: 'fields', code: 'ERROR_CHECK_FAILURE', texts: ['…'], method: 'sale.paysystem.list' },

	{ group: 'method', code: 'ERROR_METHOD_NOT_FOUND', texts: ['Method not found!'], status: 404 },
	{ group: 'method', code: 'WRONG_AUTH_TYPE', texts: ['Current authorization type is denied for this method'], status: 403 },
	{ group: 'method', code: '100', texts: ['Could not find value for parameter {id}'], field: 'Parameters (JSON)' },
	{ group: 'method', code: '100', texts: ['Invalid value {abc} to match with parameter {id}. Should be value of type int.'], field: 'Parameters (JSON)' },
	{ group: 'method', code: '100', texts: ['Unknown field definition …'], method: 'crm.item.payment.list', field: 'Parameters (JSON)' },
	{ group: 'method', code: '100', texts: ['…'], field: 'Parameters (JSON)' },
	{ group: 'method', code: 'INVALID_ARG_VALUE', texts: ['…'], field: 'Parameters (JSON)' },
	{ group: 'method', code: 'ERROR_BATCH_METHOD_NOT_ALLOWED', texts: ['Method is not allowed for batch usage'] },
	{ group: 'method', code: 'ERROR_BATCH_LENGTH_EXCEEDED', texts: ['Max batch length exceeded'] },
];
