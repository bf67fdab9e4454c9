import { type Call, methodsOf, Page } from '../../../portal';
import type { Right } from '../../../settings';
import { change } from '../../../store/changes';
import { DEAL, INVOICE, type Owner } from '../../../store/records';
import { ITEM_RULES, SALE_RULES } from '../../../store/filterRules';
import { pageOf } from '../../../store/pages';
import { select, shownFields } from '../../../store/select';
import { refusal } from '../../../texts';
import { ownerAllows, requireSale } from '../../access';
import { array, int, optionalArray } from '../../parameters';

const FIELDS = ['id', 'title', 'opportunity', 'currencyId'] as const;

function ownersOf(call: Call): { owners: Map<number, Owner>; entityTypeId: number } {
	const entityTypeId = int(call.parameters, 'entityTypeId');
	const { deals, invoices } = call.portal.store;
	if (entityTypeId === DEAL) return { owners: deals, entityTypeId };
	if (entityTypeId === INVOICE) return { owners: invoices, entityTypeId };
	throw refusal(call.portal.settings, 'typeNotFound', { code: 'NOT_FOUND' });
}

function shown(owner: Owner, entityTypeId: number): Record<string, unknown> {
	const { id, title, opportunity, currencyId } = owner;
	return { id, title, opportunity, currencyId, entityTypeId };
}

function list(call: Call): Page {
	const { owners, entityTypeId } = ownersOf(call);
	const filter = optionalArray(call.parameters, 'filter');
	const order = optionalArray(call.parameters, 'order');
	const selected = Object.values(optionalArray(call.parameters, 'select')).map(String);
	const visible = [...owners.values()].filter((owner) => ownerAllows(call.portal, owner, 'read'));
	const all = select(visible, FIELDS, ITEM_RULES, filter, order);
	const { rows, total, next } = pageOf(all, call.parameters.start);
	const everything = selected.length === 0 || selected.includes('*');
	const items = rows
		.map((owner) => Object.entries(shown(owner, entityTypeId)))
		.map((fields) =>
			Object.fromEntries(
				fields.filter(([key]) => everything || key === 'id' || selected.includes(key)),
			),
		);
	return new Page({ items }, total, next);
}

/** The deal or invoice; who may not see it is told so in the portal's language, with HTTP 400. */
function itemOf(call: Call, owners: Map<number, Owner>, needed: Right): Owner {
	const { settings } = call.portal;
	const owner = owners.get(int(call.parameters, 'id'));
	if (owner === undefined) throw refusal(settings, 'itemNotFound', { code: 'NOT_FOUND' });
	if (ownerAllows(call.portal, owner, needed)) return owner;
	const denied = needed === 'read' ? 'readDenied' : 'denied';
	throw refusal(settings, denied, { code: 'ACCESS_DENIED' });
}

function get(call: Call): unknown {
	const { owners, entityTypeId } = ownersOf(call);
	const owner = itemOf(call, owners, 'read');
	return { item: shown(owner, entityTypeId) };
}

/** Only the fields that the sandbox knows are changed, others are ignored as on the real portal. */
function update(call: Call): unknown {
	const { owners, entityTypeId } = ownersOf(call);
	const owner = itemOf(call, owners, 'write');
	const { title, stageId } = array(call.parameters, 'fields');
	change(call, 'owner', owner, {
		...(typeof title === 'string' && { title }),
		...(typeof stageId === 'string' && { stageId }),
	});
	return { item: { ...shown(owner, entityTypeId), stageId: owner.stageId } };
}

const BINDING_FIELDS = ['orderId', 'ownerId', 'ownerTypeId'] as const;

/** Which deal or invoice each order is of. */
function listOrderEntities(call: Call): Page {
	requireSale(call, 'R');
	const filter = optionalArray(call.parameters, 'filter');
	const order = optionalArray(call.parameters, 'order');
	const selected = optionalArray(call.parameters, 'select');
	const bindings = [...call.portal.store.orders.values()].map((of) => ({
		...{ orderId: of.id, ownerId: of.entityId, ownerTypeId: of.entityTypeId },
	}));
	const sorted = Object.keys(order).length > 0 ? order : { ownerId: 'ASC' };
	const all = select(bindings, BINDING_FIELDS, SALE_RULES, filter, sorted);
	const { rows, total, next } = pageOf(all, call.parameters.start);
	const orderEntity = rows.map((row) => shownFields(row, BINDING_FIELDS, selected));
	return new Page({ orderEntity }, total, next);
}

/** crm.item.list, get and update, of deals and invoices, and whose orders there are. */
export const crmMethods = methodsOf('crm', true, {
	'crm.item.list': list,
	'crm.item.get': get,
	'crm.item.update': update,
	'crm.orderentity.list': listOrderEntities,
});
