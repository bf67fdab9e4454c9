import { isNumeric, isPhpArray, type PhpArray } from '../../../http/phpValues';
import { failure, RestError } from '../../../http/restError';
import { type Call, methodsOf, Page } from '../../../portal';
import { change } from '../../../store/changes';
import { SALE_RULES } from '../../../store/filterRules';
import { pageOf } from '../../../store/pages';
import type { Order } from '../../../store/records';
import { select, shownFields } from '../../../store/select';
import { requireSale } from '../../access';
import { optionalArray } from '../../parameters';

const FIELDS = ['orderId', 'ownerId', 'ownerTypeId'] as const;

/** Which deal or invoice an order is of. */
type Binding = Record<(typeof FIELDS)[number], number>;

function bindingOf({ id, entityId, entityTypeId }: Order): Binding {
	return { orderId: id, ownerId: entityId, ownerTypeId: entityTypeId };
}

/** Which deal or invoice each order is of (docs/bitrix24-rest.md §9.6). */
function list(call: Call): Page {
	requireSale(call, 'R');
	const filter = optionalArray(call.parameters, 'filter');
	const order = optionalArray(call.parameters, 'order');
	const selected = optionalArray(call.parameters, 'select');
	const bindings = [...call.portal.store.orders.values()]
		.filter(({ entityId }) => entityId > 0)
		.map(bindingOf);
	const sorted = Object.keys(order).length > 0 ? order : { ownerId: 'ASC' };
	const all = select(bindings, FIELDS, SALE_RULES, filter, sorted);
	const { rows, total, next } = pageOf(all, call.parameters.start);
	const orderEntity = rows.map((row) => shownFields(row, FIELDS, selected));
	return new Page({ orderEntity }, total, next);
}

/** The binding that a call names, all three of its fields. */
function named(call: Call): Binding {
	const { fields } = call.parameters;
	const given: PhpArray = isPhpArray(fields) ? fields : {};
	const missing = ['ownerId', 'ownerTypeId', 'orderId'].filter((name) => !(name in given));
	if (missing.length > 0) throw failure(`Required fields: ${missing.join(', ')}`);
	const number = (name: (typeof FIELDS)[number], code: string): number => {
		const value = isNumeric(given[name]) ? Number(given[name]) : 0;
		if (value > 0) return value;
		throw new RestError(code, `${name} - parameter is empty`);
	};
	return {
		ownerId: number('ownerId', '201640400001'),
		ownerTypeId: number('ownerTypeId', '201640400002'),
		orderId: number('orderId', '201640400003'),
	};
}

function isBound({ portal: { store } }: Call, { orderId, ownerId, ownerTypeId }: Binding): boolean {
	const order = store.orders.get(orderId);
	return order?.entityId === ownerId && order.entityTypeId === ownerTypeId;
}

/** Binds an order to a deal or an invoice; it is of one alone, so it leaves the one it was of. */
function add(call: Call): unknown {
	requireSale(call, 'W');
	const binding = named(call);
	if (isBound(call, binding)) {
		const text = 'Duplicate entry for key [ownerId, ownerTypeId, orderId]';
		throw new RestError('201650000001', text);
	}
	const order = call.portal.store.orders.get(binding.orderId);
	if (order === undefined) throw new RestError('200540400001', 'order does not exist');
	const { ownerId: entityId, ownerTypeId: entityTypeId } = binding;
	change(call, 'order', order, { entityId, entityTypeId });
	return { dealOrder: bindingOf(order) };
}

function deleteByFilter(call: Call): true {
	requireSale(call, 'W');
	const binding = named(call);
	const order = call.portal.store.orders.get(binding.orderId);
	if (order === undefined || !isBound(call, binding)) {
		throw new RestError('201640400004', 'entity relation is not exists');
	}
	change(call, 'order', order, { entityId: 0, entityTypeId: 0 });
	return true;
}

function getFields(): unknown {
	const field = { isImmutable: true, isReadOnly: false, isRequired: true, type: 'integer' };
	return { orderEntity: Object.fromEntries(FIELDS.map((name) => [name, field])) };
}

/** crm.orderentity.* */
export const orderEntityMethods = methodsOf('crm', true, {
	'crm.orderentity.list': list,
	'crm.orderentity.add': add,
	'crm.orderentity.deleteByFilter': deleteByFilter,
	'crm.orderentity.getFields': getFields,
});
