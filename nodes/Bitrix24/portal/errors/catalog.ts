import type { Effect } from '../outcome';
import * as TEXTS from './texts';

/** What an answer says of itself. */
interface Refusal {
	code: string;
	message: string;
}

/** What a code of Bitrix24 means and what to do about it. The first line that fits is taken. */
export interface CatalogEntry {
	code: string;
	/** Where one code means several things: the words that tell them apart. */
	message?: RegExp;
	/** Where it depends on the method. */
	method?: RegExp;
	/**
	 * What it says of the record that was named; older portals have one answer for both. What is surely not there
	 * follows from known words alone: a breakdown in PHP has the code 0 and the status 400 as well.
	 */
	means?: 'notFound' | 'denied' | 'notFoundOrDenied';
	/** `{field}` is the label of the field that the id came from, `{scope}` the scope of the method. */
	advice: string;
	/** Refused before the method was run: it may be sent again, whatever the method does. */
	notExecuted?: true;
	/** The portal broke down in the middle: it is unknown whether the method did its work. */
	effectUnknown?: true;
}

/** Codes of their own are newer than this, and a text in the portal's language alone tells it from the rest. */
const DENIED =
	/недостаточно прав|недостатньо прав|доступ|access denied|permission|rights|zugriff|berechtig|rechte|acceso|acesso|denegad|negado|accesso negato|diritti|autorizza|accès|refusé|dostęp|uprawnie|erişim|yetki|akses|quyền|权限|權限|権限/i;

/**
 * Every code of docs/bitrix24-rest.md §1 and §8; codes come as strings or, from older portals, as numbers.
 */
// One line a code, however long.
// prettier-ignore
export const ERROR_CATALOG: CatalogEntry[] = [
	{ code: '0', message: /payment has not been found|оплата не найдена|zahlung wurde nicht gefunden/i, means: 'notFound', advice: TEXTS.noPayment },
	{ code: '0', message: /payable item has not been found/i, means: 'notFound', advice: 'The row is not in any payment, or it was deleted. Check {field}: it takes the row ID that Get Many of products or deliveries shows.' },
	{ code: '0', message: /delivery has not been found|позиция доставки не найдена|lieferung wurde nicht gefunden/i, means: 'notFound', advice: TEXTS.noDelivery },
	{ code: '0', message: /product row has not been found|товарная позиция не найдена/i, means: 'notFound', advice: 'The deal or invoice has no such product row. Check Product Row: it takes the row ID that Payment Product > Get Available shows.' },
	{ code: '0', message: /payment system has not been found/i, advice: 'The portal has no payment system with this ID. Check Payment System: the portal lists its payment systems in CRM > Settings > Payment systems.' },
	{ code: '0', message: /order binding has not been found/i, advice: 'This payment belongs to no deal or invoice, so products and deliveries can’t be added to it. Check {field}.' },
	{ code: '0', message: /entity with identifier|^entity id #|сущность с идентификатором/i, means: 'notFound', advice: TEXTS.noOwner },
	{ code: '0', message: /unknown entity type|неизвестный тип сущности|функционал создания оплат недоступен|cannot create payment for this entity/i, advice: 'Only deals and invoices have payments. Choose one of these two.' },
	{ code: '0', message: /empty fields/i, advice: 'Set at least one field to change: Payment System or Paid.' },
	{ code: '0', message: /quantity|количество товара|недостаточно товара/i, advice: TEXTS.quantity },
	{ code: '0', message: /insufficient (funds|money)|недостаточно (средств|денег)/i, advice: TEXTS.funds },
	{ code: 'ORDER_PSH_INNER_ERROR_INSUFFICIENT_MONEY', advice: TEXTS.funds },
	{ code: 'BX_ERROR', method: /^crm\.item\.payment\.(pay|update)$/i, advice: `The payment system refused. The most common reason: ${TEXTS.funds}` },
	{ code: '0', message: /limit|more payments on your current plan|максимальное количество|лимита создания оплат/i, advice: 'The portal’s plan allows no more payments of this kind. Delete payments you don’t need, or change the plan.' },
	{ code: '0', message: /public url is not available|error retrieving url info/i, advice: TEXTS.noPublicPage },
	{ code: '0', message: DENIED, means: 'notFoundOrDenied', advice: `Either the record does not exist, or {user} is not allowed to change it. This portal does not say which. Check {field}. ${TEXTS.rights}` },
	{ code: '0', method: /^crm\.item\.payment\.(get|product\.list|delivery\.list)$/i, advice: 'Either the payment does not exist, or something else prevents reading it. Bitrix24’s message says which. Check {field}: it takes the payment ID, not the ID of its deal and not its number such as 3653/1. For those, choose By Deal ID or By Number. Then check the payment and its order in the portal.' },
	{ code: '0', method: /^crm\.item\.payment\.(pay|unpay|update|delete)$/i, advice: 'Either the payment does not exist, or something else prevents the change. Bitrix24’s message says which. Check {field}: it takes the payment ID, not the ID of its deal and not its number such as 3653/1. For those, choose By Deal ID or By Number. Then check the payment and its order in the portal.' },
	{ code: '0', method: /^crm\.item\.payment\.add$/i, advice: 'Either the deal or invoice does not exist, or the portal’s plan allows no more payments. Bitrix24’s message says which. Check {field}, and whether this is the ID of a deal or of an invoice.' },
	{ code: '0', method: /^crm\.item\.payment\.product\.add$/i, advice: 'The payment, the product row or the quantity is not available. Bitrix24’s message says which. Check Payment, Product Row and Quantity: Payment Product > Get Available shows what is left in the deal or invoice.' },
	{ code: '0', method: /^crm\.item\.payment\.product\.setQuantity$/i, advice: TEXTS.quantity },
	{ code: '0', method: /^crm\.item\.payment\.delivery\.add$/i, advice: 'The payment or the delivery does not exist. Bitrix24’s message says which. Check Payment and Delivery: Delivery > Get Many shows the deliveries of the deal or invoice.' },
	{ code: '0', method: /^crm\.item\.delivery\.get$/i, advice: 'Either the delivery does not exist, or something else prevents reading it. Bitrix24’s message says which. Check Delivery.' },
	{ code: '0', method: /^salescenter\.payment\.getPublicUrl$/i, advice: TEXTS.noPublicPage },
	{ code: '0', method: /^crm\.item\.productrow\.getAvailableForPayment$/i, advice: 'The portal can’t list the available products of a deal or invoice with several orders. Enter the product row by its ID, or add the products in the portal.' },
	{ code: '100', message: /could not find value for parameter/i, advice: 'The portal did not receive this parameter. If the portal’s address has changed, enter the new one in the credential. Otherwise check {field}.' },
	{ code: '100', message: /invalid value/i, advice: 'The portal expects a different type of value. Check {field}.' },
	{ code: '100', message: /unknown field definition/i, advice: 'The portal can’t filter or sort by this field. Use field names as they appear in the payment, such as paySystemId.' },
	{ code: '100', advice: 'A parameter is missing or has an invalid value. Check {field}.' },
	{ code: '200640400001', means: 'notFound', advice: 'The payment does not exist in the portal, or it was deleted. Check {field}.' },
	{ code: '200040300010', method: /^sale\.payment\.get$/i, means: 'denied', advice: TEXTS.ofShop },
	{ code: '200040300010', method: /^sale\.payment\./i, means: 'denied', advice: 'Only a user with permissions for the online store’s orders can see all payments: {become} such a user, or select the payment by its ID, deal or invoice.' },
	{ code: '200040300010', means: 'denied', advice: `{user} is not allowed to read this. ${TEXTS.rights}` },
	{ code: '200040300020', method: /^sale\.payment\./i, means: 'denied', advice: TEXTS.ofShop },
	{ code: '200040300020', advice: `{user} is not allowed to change this. ${TEXTS.rights}` },
	{ code: 'ACCESS_DENIED', message: /only (by subscription|on commercial plans)/i, advice: TEXTS.plan, notExecuted: true },
	{ code: 'ACCESS_DENIED', method: /^sale\.paysystem\./i, advice: 'Only a CRM administrator can see the payment systems: {become} a CRM administrator, or enter the payment system by its ID.' },
	{ code: 'ACCESS_DENIED', method: /^crm\.item\.(payment\.(get|pay|unpay|update|delete|product\.list|delivery\.list)|delivery\.get)$/i, means: 'denied', advice: `{user} is not allowed to do this. A payment needs permission for its order, which is separate from permission for its deal or invoice. ${TEXTS.ofOrder}` },
	{ code: 'ACCESS_DENIED', method: /^crm\.item\.(get|update|payment\.(add|list)|delivery\.list|productrow\.getAvailableForPayment)$/i, means: 'denied', advice: `{user} is not allowed to do this with this deal or invoice. ${TEXTS.rights}` },
	{ code: 'ACCESS_DENIED', means: 'denied', advice: `{user} is not allowed to do this with this record. Products and deliveries of a paid payment can’t be changed by anyone. ${TEXTS.rights}` },
	{ code: 'SALE_ORDER_PAID_ORDER_CANCELED', advice: 'The order of this payment is cancelled. Restore the order in the portal first, or leave the payment unpaid.' },
	{ code: 'SALE_PAYMENT_WRONG_PAYMENT_SERVICE', advice: 'The payment system of this payment no longer exists or is inactive. Set another payment system for the payment, then run this again.' },
	{ code: 'SALE_PAYMENT_DELETE_EXIST_PAID', advice: 'A paid payment can’t be deleted. Mark it as not paid first (Payment > Unpay), then delete it.' },
	{ code: 'ENTITY_TYPE_NOT_SUPPORTED', advice: 'Only deals and invoices have payments. Choose one of these two.' },
	{ code: 'NOT_FOUND', method: /^crm\.item\.(get|update)$/i, means: 'notFound', advice: TEXTS.noOwner },
	{ code: 'OWNER_NOT_FOUND', means: 'notFound', advice: 'The deal or invoice does not exist in the portal. Check {field}.' },
	{ code: 'INVALID_ARG_VALUE', advice: 'A parameter has an invalid value. Check {field}.', notExecuted: true },
	{ code: 'ERROR_CHECK_FAILURE', advice: 'One of the values is invalid. Check the filters and fields of this operation.' },
	{ code: 'ERROR_PROCESS_REQUEST_RESULT', advice: 'The provider of the payment system refused. Check the payment and the settings of its payment system in the portal.' },
	{ code: 'QUERY_LIMIT_EXCEEDED', advice: 'Other integrations use up this portal’s request limit. Run this again later, increase Max Wait in the options, or slow the other integrations down.', notExecuted: true },
	{ code: 'OPERATION_TIME_LIMIT', advice: 'This method has used up its operating time on the portal. Run this again when the block ends, or increase Max Wait in the options.', notExecuted: true },
	{ code: 'OVERLOAD_LIMIT', advice: 'Bitrix24 has manually blocked this portal’s REST API because of overload. Contact Bitrix24 support.', notExecuted: true },
	{ code: 'INVALID_CREDENTIALS', advice: 'The webhook in the credential is wrong, was deleted, or has expired. {anew}', notExecuted: true },
	{ code: 'NO_AUTH_FOUND', advice: 'The portal does not recognise this credential. {anew}', notExecuted: true },
	{ code: 'expired_token', advice: 'The access token has expired. {anew}', notExecuted: true },
	{ code: 'invalid_token', advice: 'The portal rejected the access token. {anew}', notExecuted: true },
	{ code: 'insufficient_scope', message: /access token/i, advice: 'The application lacks the scope {scope}. Add it in the application’s settings in Bitrix24 (Applications > Developer resources > Integrations), then connect the credential again.', notExecuted: true },
	{ code: 'insufficient_scope', advice: 'The webhook lacks the scope {scope}. Open the webhook in Bitrix24 (Applications > Developer resources > Integrations), add this scope and save. The URL stays the same.', notExecuted: true },
	{ code: 'user_access_error', advice: 'The user has no access to the application. Ask an administrator of the portal to grant it.', notExecuted: true },
	{ code: 'authorization_error', advice: '{user} was dismissed or can’t be authorized. {anew}', notExecuted: true },
	{ code: 'APPLICATION_NOT_FOUND', advice: 'The application is disabled or was removed from the portal. Install it again.', notExecuted: true },
	{ code: 'ERROR_OAUTH', advice: 'The portal rejected the access token. Most often the application is not installed there, or its installation is not finished. Install it, then run this again. If there is no application: {anew}', notExecuted: true },
	{ code: 'METHOD_CONFIRM_WAITING', advice: 'An administrator must approve calls of this method and has not done so yet. Ask an administrator to allow it in the portal’s notifications, then run this again.', notExecuted: true },
	{ code: 'METHOD_CONFIRM_DENIED', advice: 'An administrator of the portal has denied calls of this method. Ask an administrator to allow it.', notExecuted: true },
	{ code: 'ACCESS_ERROR', advice: 'The portal does not let {user} call this. Ask an administrator of the portal to grant access, or {become} a user who has it.', notExecuted: true },
	{ code: 'CONNECTION_ERROR', advice: 'The portal could not reach Bitrix24’s authorization server. Run this again later.', notExecuted: true },
	{ code: 'PAYMENT_REQUIRED', advice: TEXTS.plan, notExecuted: true },
	{ code: 'WRONG_AUTH_TYPE', advice: 'This method needs an application. It does not work with a webhook.', notExecuted: true },
	{ code: 'ERROR_METHOD_NOT_FOUND', advice: 'The portal has no such method. Check its name. A self-hosted portal may need an update of its CRM and Online Store modules.', notExecuted: true },
	{ code: 'ERROR_BATCH_METHOD_NOT_ALLOWED', advice: 'This method can’t run inside a batch. Set Batch Size to 1.', notExecuted: true },
	{ code: 'ERROR_BATCH_LENGTH_EXCEEDED', advice: 'The portal accepts fewer requests in one batch. Set a smaller Batch Size.', notExecuted: true },
	{ code: 'PORTAL_DELETED', advice: 'This portal no longer exists. Check the portal’s address in the credential.', notExecuted: true },
	{ code: 'PORTAL_MOVED', advice: 'Nothing was sent to the new address, because the request contains the credential’s secret. If the new address is yours, enter it in the credential.', notExecuted: true },
	{ code: 'PORTAL_CLOSED', advice: 'The portal’s licence has expired, or its REST API is closed. Open the portal in a browser and renew the licence, or ask an administrator to allow external access to /rest/. Then run this again.', notExecuted: true },
	{ code: 'INVALID_REQUEST', message: /https/i, advice: 'The portal accepts https only. The URL in the credential must begin with https://, also behind a proxy.', notExecuted: true },
	{ code: 'allowed_only_intranet_user', advice: '{user} is an extranet user: {become} an employee of the company.', notExecuted: true },
	{ code: 'invalid_http_method', advice: 'A proxy between n8n and the portal changes the HTTP method. Configure it to pass POST requests unchanged.', notExecuted: true },
	{ code: 'INTERNAL_SERVER_ERROR', advice: 'The portal failed internally. Check the record in the portal before you run this again.', effectUnknown: true },
	{ code: 'ERROR_UNEXPECTED_ANSWER', advice: 'The portal failed internally. Check the record in the portal before you run this again.', effectUnknown: true },
	{ code: 'ERROR_CORE', message: /\b(sql|mysql|query|database)\b|баз[аеуы] данных|запроса/i, advice: 'The portal failed internally. Check the record in the portal. If it happens again, send this message to Bitrix24 support.', effectUnknown: true },
	{ code: 'UNEXPECTED_ANSWER', advice: 'A server between n8n and the portal responded instead of the portal, or the response was incomplete. Check the record in the portal before you run this again.' },
];

/** What is known of a code; its message and its method tell apart what it means. */
export const entryFor = ({ code, message }: Refusal, method = ''): CatalogEntry | undefined =>
	ERROR_CATALOG.find(
		(entry) =>
			entry.code === code &&
			(entry.message?.test(message) ?? true) &&
			(entry.method?.test(method) ?? true),
	);

/**
 * Whether a failure of a method surely says that the record which was named is not there: neither a portal's
 * breakdown does, nor words that are not known.
 */
export const isNotFound = (
	failure: Refusal & { httpCode: string | null },
	method: string,
): boolean => entryFor(failure, method)?.means === 'notFound' && !(Number(failure.httpCode) >= 500);

/** Whether a failure says that the record is there, and not for this user. */
export const isDenied = (failure: Refusal, method: string): boolean =>
	entryFor(failure, method)?.means === 'denied';

/** Whether it is the one answer of older portals for both: no such record, and no right to it. */
export const isNotFoundOrDenied = (failure: Refusal, method: string): boolean =>
	entryFor(failure, method)?.means === 'notFoundOrDenied';

/**
 * What an error of Bitrix24 says of whether the method was run.
 *
 * @param status the HTTP status; 0 for a command of a batch, which has none of its own
 */
export function effectOf(failure: Refusal, status: number): Effect {
	const entry = entryFor(failure);
	if (entry?.notExecuted === true) return 'notExecuted';
	return entry?.effectUnknown === true || status >= 500 ? 'unknown' : 'rejected';
}
