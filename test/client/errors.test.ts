import { adviceFor, scopeOf } from '../../nodes/Bitrix24/portal/errors/advice';
import { effectOf } from '../../nodes/Bitrix24/portal/errors/catalog';
import { sampleIds } from '../sandbox';
import { runNode } from '../support/engine/runNode';
import { useSandbox } from '../support/useSandbox';

/** What each method's code means, whatever the portal's language: these words are in none that the node knows. */
const inAnyLanguage: Array<[string, string, RegExp]> = [
	['crm.item.payment.get', '0', /payment does not exist/],
	['crm.item.payment.pay', '0', /Check Payment/],
	['crm.item.payment.unpay', '0', /Check Payment/],
	['crm.item.payment.update', '0', /Check Payment/],
	['crm.item.payment.delete', '0', /Check Payment/],
	['crm.item.payment.add', '0', /deal or invoice does not exist.*plan/],
	['crm.item.payment.product.add', '0', /Product Row and Quantity/],
	['crm.item.payment.product.setQuantity', '0', /Check Quantity/],
	['crm.item.payment.delivery.add', '0', /Check Payment and Delivery/],
	['crm.item.delivery.get', '0', /Check Delivery/],
	['salescenter.payment.getPublicUrl', '0', /Sales Center/],
	['crm.item.productrow.getAvailableForPayment', '0', /several orders/],
	['crm.item.payment.pay', 'BX_ERROR', /internal account/],
	['crm.item.payment.update', 'BX_ERROR', /internal account/],
];

/** Every code that the portal is known to send, with its words and what the advice must name. */
const known: Array<[string, string, RegExp]> = [
	['0', 'Payment has not been found', /Check Payment/],
	['0', 'Payable item has not been found', /row/],
	['0', 'Delivery has not been found', /delivery/],
	['0', 'Payment system has not been found', /Payment System/],
	['0', 'Order binding has not been found', /no deal or invoice/],
	['0', 'Entity with identifier №5 does not exist', /deal or invoice/],
	['0', 'Сущность с идентификатором №5 не существует', /deal or invoice/],
	[
		'0',
		'Для данной сущности функционал создания оплат недоступен',
		/Only deals and invoices have payments/,
	],
	['0', 'Empty fields', /Payment System or Paid/],
	['0', 'Недостаточно прав', /Access permissions/],
	['0', 'Public url is not available', /Sales Center/],
	['0', 'Insufficient funds', /internal account/],
	['100', 'Could not find value for parameter {id}', /did not receive/],
	[
		'100',
		'Invalid value {abc} to match with parameter {id}. Should be value of type int.',
		/different type of value/,
	],
	['100', 'Unknown field definition `FOO` (FOO)', /filter or sort/],
	['200640400001', 'payment is not exists', /payment does not exist/],
	['200040300010', 'Access Denied', /is not allowed to read/],
	['200040300020', 'Access Denied', /is not allowed to change/],
	['ACCESS_DENIED', 'Access denied', /is not allowed to do this/],
	['ACCESS_DENIED', 'REST is available only by subscription.', /Renew/],
	['ACCESS_DENIED', 'REST is available only on commercial plans.', /Renew/],
	['SALE_ORDER_PAID_ORDER_CANCELED', 'cancelled', /Restore the order/],
	['SALE_PAYMENT_WRONG_PAYMENT_SERVICE', 'wrong', /another payment system/],
	['SALE_PAYMENT_DELETE_EXIST_PAID', 'paid', /Unpay/],
	['ENTITY_TYPE_NOT_SUPPORTED', 'x', /deals and invoices/],
	['OWNER_NOT_FOUND', 'Owner was not found', /Check Payment/],
	['ERROR_CHECK_FAILURE', 'x', /filter/],
	['ERROR_PROCESS_REQUEST_RESULT', 'x', /provider/],
	['QUERY_LIMIT_EXCEEDED', 'Too many requests', /Max Wait/],
	['OPERATION_TIME_LIMIT', 'Method is blocked', /Max Wait/],
	['OVERLOAD_LIMIT', 'REST API is blocked due to overload.', /Bitrix24 support/],
	['INVALID_CREDENTIALS', 'Invalid request credentials', /new inbound webhook/],
	['NO_AUTH_FOUND', 'Wrong authorization data', /new inbound webhook/],
	['expired_token', 'The access token provided has expired', /new inbound webhook/],
	['invalid_token', 'Unable to get application by token', /new inbound webhook/],
	['insufficient_scope', 'The request requires higher privileges', /scope crm/],
	['user_access_error', 'The user does not have access to the application.', /administrator/],
	['authorization_error', 'Unable to authorize user', /dismissed/],
	['APPLICATION_NOT_FOUND', 'x', /Install it again/],
	['ERROR_OAUTH', 'x', /not installed/],
	['METHOD_CONFIRM_WAITING', 'x', /administrator to allow it/],
	['METHOD_CONFIRM_DENIED', 'x', /administrator to allow it/],
	['ACCESS_ERROR', 'x', /grant access/],
	['INVALID_ARG_VALUE', 'x', /Check Payment/],
	['CONNECTION_ERROR', 'x', /later/],
	['PAYMENT_REQUIRED', 'x', /Renew/],
	[
		'WRONG_AUTH_TYPE',
		'Current authorization type is denied for this method',
		/needs an application/,
	],
	['ERROR_METHOD_NOT_FOUND', 'Method not found!', /self-hosted/],
	['ERROR_BATCH_METHOD_NOT_ALLOWED', 'x', /Batch Size to 1/],
	['ERROR_BATCH_LENGTH_EXCEEDED', 'x', /smaller Batch Size/],
	['PORTAL_DELETED', 'Portal was deleted', /no longer exists/],
	['INVALID_REQUEST', 'Https required.', /https/],
	['allowed_only_intranet_user', 'x', /employee/],
	['invalid_http_method', 'Wrong method for current action', /proxy/],
	['INTERNAL_SERVER_ERROR', 'Internal server error', /Check the record/],
	['ERROR_UNEXPECTED_ANSWER', 'x', /Check the record/],
	['ERROR_CORE', 'SQL query error!', /support/],
];

describe('What to do', () => {
	it.each(known)('is said for %s "%s"', (code, text, advice) => {
		const failure = { code, message: text, httpCode: '400', effect: 'rejected' } as const;

		expect(adviceFor(failure, 'crm.item.payment.pay', 'Payment')).toMatch(advice);
		expect(adviceFor(failure, 'crm.item.payment.pay', 'Payment')).not.toMatch(/[{}]/);
	});

	it.each(['rejected', 'unknown', 'notExecuted'] as const)(
		'is said for a code that nobody knows (%s)',
		(effect) => {
			const failure = { code: 'X', message: 'Y', httpCode: null, effect };

			expect(adviceFor(failure, 'crm.item.payment.pay', 'Payment')).toMatch(/\w+.*\.$/);
		},
	);

	it.each(inAnyLanguage)(
		'follows from the method and the code alone: %s, %s',
		(method, code, advice) => {
			const message = 'Ei ole olemassa';
			const failure = { code, message, httpCode: '400', effect: 'rejected' } as const;

			expect(adviceFor(failure, method, 'Payment')).toMatch(advice);
		},
	);

	it.each(known)('follows the guidelines of n8n for %s "%s"', (code, text) => {
		const failure = { code, message: text, httpCode: '400', effect: 'rejected' } as const;

		expect(adviceFor(failure, 'm', 'Payment')).not.toMatch(
			/\b(error|problem|failure|mistake)s?\b/i,
		);
	});
});

describe('A user of an application', () => {
	it.each([
		[
			'insufficient_scope',
			'The request requires higher privileges than provided by the access token',
			/application’s settings/,
		],
		[
			'ACCESS_DENIED',
			'Access denied',
			/^The user who connected the credential is not allowed to do this.*connect the credential as/,
		],
		['expired_token', 'The access token provided has expired', /connect it again/],
		['authorization_error', 'Unable to authorize user', /connect it again/],
	])('is told what to do about %s, and nothing of webhooks', (code, text, advice) => {
		const failure = { code, message: text, httpCode: '401', effect: 'rejected' } as const;
		const advised = adviceFor(failure, 'crm.item.payment.pay', 'Payment', 'application');

		expect(advised).toMatch(advice);
		expect(advised).not.toMatch(/webhook/i);
	});
});

describe('Whether a method was run', () => {
	it.each([
		['ACCESS_DENIED', 'REST is available only by subscription.', 401, 'notExecuted'],
		['ACCESS_DENIED', 'Access denied', 403, 'rejected'],
		['QUERY_LIMIT_EXCEEDED', 'Too many requests', 503, 'notExecuted'],
		['ERROR_OAUTH', 'x', 401, 'notExecuted'],
		['METHOD_CONFIRM_WAITING', 'x', 401, 'notExecuted'],
		['METHOD_CONFIRM_DENIED', 'x', 403, 'notExecuted'],
		['ACCESS_ERROR', 'x', 403, 'notExecuted'],
		['INVALID_ARG_VALUE', 'x', 400, 'notExecuted'],
		['0', 'Payment has not been found', 400, 'rejected'],
		['INTERNAL_SERVER_ERROR', 'Internal server error', 400, 'unknown'],
		['ERROR_CORE', 'SQL query error!', 0, 'unknown'],
		['ERROR_CORE', 'MySQL server has gone away', 400, 'unknown'],
		['ERROR_CORE', 'Ошибка запроса к базе данных', 400, 'unknown'],
		['ERROR_CORE', 'Task title not specified<br>', 400, 'rejected'],
		['ERROR_CORE', 'Не указано название', 0, 'rejected'],
		['ERROR_CORE', 'Task title not specified', 500, 'unknown'],
		['ANYTHING', 'x', 500, 'unknown'],
	] as const)('is known of %s "%s" with HTTP %i: %s', (code, text, status, effect) => {
		expect(effectOf({ code, message: text }, status)).toBe(effect);
	});
});

describe('The scope of a method', () => {
	it.each([
		['crm.item.payment.pay', 'crm'],
		['salescenter.payment.getPublicUrl', 'salescenter'],
		['sale.paysystem.list', 'pay_system'],
		['sale.payment.list', 'sale'],
	])('of %s is %s', (method, scope) => expect(scopeOf(method)).toBe(scope));
});

describe('What older portals say of a record that is not there and of one that is not yours', () => {
	const sandbox = useSandbox({ errorCodes: 'number', deniedText: 'russian' });
	const deny = (method: string) =>
		sandbox.faults.order({
			kind: 'error',
			code: 0,
			text: 'Недостаточно прав',
			status: 400,
			method,
		});

	it('is told apart by a look: the user may see it but not change it', async () => {
		deny('crm.item.payment.pay');

		const run = await runNode(sandbox, [{ id: sampleIds.unpaid }]);

		expect(run.error?.message).toBe('Недостаточно прав');
		expect(run.error?.description).toMatch(/^The record exists/);
	});

	it('is told apart by a look: there is none', async () => {
		deny('crm.item.payment.pay');

		const run = await runNode(sandbox, [{ id: 99999 }]);

		expect(run.error?.description).toMatch(/^The record does not exist/);
	});

	it('names both when the look is denied as well', async () => {
		deny('crm.item.payment.pay');
		deny('crm.item.payment.get');

		const run = await runNode(sandbox, [{ id: sampleIds.unpaid }]);

		expect(run.error?.description).toMatch(/^Either the record does not exist/);
	});
});
