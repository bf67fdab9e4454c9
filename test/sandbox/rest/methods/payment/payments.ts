import { isoDate } from '../../../clock';
import { isNumeric } from '../../../http/phpValues';
import { accessDenied, deniedBesides, failure, type RestError } from '../../../http/restError';
import { type Call, methodsOf, type Portal } from '../../../portal';
import { change, noteCreated } from '../../../store/changes';
import { DEAL, INVOICE, type Owner, type Payment, type YesNo } from '../../../store/records';
import { ormRules } from '../../../store/filterRules';
import { select } from '../../../store/select';
import { refusal, type Texts } from '../../../texts';
import { accessiblePayment, ownerAllows } from '../../access';
import { array, int, optionalArray } from '../../parameters';
import { deletePayment, setPaid } from '../../paymentRules';

const SHOWN = [
	'id',
	'accountNumber',
	'paid',
	'datePaid',
	'empPaidId',
	'paySystemId',
	'sum',
	'currency',
	'paySystemName',
] as const;
const FILTERED = [...SHOWN, 'orderId', 'dateBill'];

/** A payment as crm.item.payment.get answers it (section 1.1). */
export function shownPayment(payment: Payment): Record<string, unknown> {
	return Object.fromEntries(SHOWN.map((field) => [field, payment[field]]));
}

/** The payment system that fields name, or undefined where they name none. */
function namedPaySystem(call: Call, fields: Record<string, unknown>) {
	if (!Object.hasOwn(fields, 'paySystemId')) return undefined;
	const { paySystemId } = fields;
	const id = isNumeric(paySystemId) ? Math.trunc(Number(paySystemId)) : 0;
	const paySystem = call.portal.store.paySystems.get(id);
	if (paySystem === undefined) throw failure('Payment system has not been found');
	return { paySystemId: paySystem.id, paySystemName: paySystem.name };
}

/** Types that the CRM has besides deals and invoices: leads, contacts, companies, quotes, documents. */
const OTHER_TYPES = [1, 3, 4, 7, 36];

/** Why a deal or invoice gets no payment, in the order that the server asks in; undefined where it gets one. */
function reasonAgainst(
	portal: Portal,
	entityTypeId: number,
	entityId: number,
	owner: Owner | undefined,
): RestError | undefined {
	const { settings } = portal;
	const because = (...[key, given]: [key: keyof Texts, values?: Record<string, unknown>]) =>
		deniedBesides(refusal(settings, key, { values: given }), settings);
	if (settings.paymentsLimitReached) return because('paymentsLimit');
	if (owner !== undefined && !ownerAllows(portal, owner, 'write')) return accessDenied(settings);
	if (OTHER_TYPES.includes(entityTypeId)) return because('paymentsDisabled');
	if (entityTypeId !== DEAL && entityTypeId !== INVOICE) {
		return because('unknownEntityType', { TYPE: entityTypeId });
	}
	return owner === undefined ? because('entityNotFound', { ID: entityId }) : undefined;
}

function add(call: Call): number {
	const entityId = int(call.parameters, 'entityId');
	const entityTypeId = int(call.parameters, 'entityTypeId');
	const { store } = call.portal;
	const owner = store.owner(entityTypeId, entityId);
	const why = reasonAgainst(call.portal, entityTypeId, entityId, owner);
	if (why !== undefined) throw why;
	const paySystem = namedPaySystem(call, optionalArray(call.parameters, 'fields'));
	const dateBill = isoDate(call.portal.clock.now());
	const { id } = store.addPayment({ entityTypeId, entityId, dateBill, ...paySystem });
	noteCreated(call, 'payment', id);
	return id;
}

function list(call: Call): unknown[] {
	const entityId = int(call.parameters, 'entityId');
	const entityTypeId = int(call.parameters, 'entityTypeId');
	const filter = { ...optionalArray(call.parameters, 'filter') };
	const order = optionalArray(call.parameters, 'order');
	const { store, settings } = call.portal;
	const owner = store.owner(entityTypeId, entityId);
	if (owner !== undefined && !ownerAllows(call.portal, owner, 'read')) throw accessDenied(settings);
	const orders = new Set(store.ordersOf(entityTypeId, entityId).map(({ id }) => id));
	const own = [...store.payments.values()].filter(({ orderId }) => orders.has(orderId));
	const rules = ormRules('\\Bitrix\\Sale\\Internals\\Payment', settings);
	// The server overwrites this very key with the owner's orders (section 1.3).
	delete filter['=orderId'];
	return select(own, FILTERED, rules, filter, order).map(shownPayment);
}

function update(call: Call): true {
	const id = int(call.parameters, 'id');
	const fields = array(call.parameters, 'fields');
	if (!Object.hasOwn(fields, 'paid') && !Object.hasOwn(fields, 'paySystemId')) {
		throw failure('Empty fields');
	}
	const payment = accessiblePayment(call, id, 'write');
	const paySystem = namedPaySystem(call, fields);
	if (Object.hasOwn(fields, 'paid')) setPaid(call, payment, fields.paid === 'Y' ? 'Y' : 'N');
	if (paySystem !== undefined) change(call, 'payment', payment, paySystem);
	return true;
}

function settingPaid(paid: YesNo) {
	return (call: Call): true => {
		setPaid(call, accessiblePayment(call, int(call.parameters, 'id'), 'write'), paid);
		return true;
	};
}

/** crm.item.payment.*, those of products and deliveries apart. */
export const paymentMethods = methodsOf('crm', true, {
	'crm.item.payment.add': add,
	'crm.item.payment.get': (call) =>
		shownPayment(accessiblePayment(call, int(call.parameters, 'id'), 'read')),
	'crm.item.payment.list': list,
	'crm.item.payment.update': update,
	'crm.item.payment.pay': settingPaid('Y'),
	'crm.item.payment.unpay': settingPaid('N'),
	'crm.item.payment.delete': (call) => {
		deletePayment(call, accessiblePayment(call, int(call.parameters, 'id'), 'write'));
		return true;
	},
});
