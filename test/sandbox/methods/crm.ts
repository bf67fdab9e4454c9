import { type Call, methodsOf, Page } from '../call';
import { accessDenied, RestError } from '../errors';
import { int, optionalArray } from '../parameters';
import { DEAL, INVOICE, type Owner } from '../records';
import { pageOf, select } from '../selection';

const FIELDS = ['id', 'title', 'opportunity', 'currencyId'] as const;

function ownersOf(call: Call): { owners: Map<number, Owner>; entityTypeId: number } {
	const entityTypeId = int(call.parameters, 'entityTypeId');
	const { deals, invoices } = call.portal.store;
	if (entityTypeId === DEAL) return { owners: deals, entityTypeId };
	if (entityTypeId === INVOICE) return { owners: invoices, entityTypeId };
	throw new RestError('NOT_FOUND', 'Smart process was not found');
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
	const visible = [...owners.values()].filter((owner) => owner.accessible);
	const all = select(visible, FIELDS, '\\Bitrix\\Crm\\Item', filter, order);
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

function get(call: Call): unknown {
	const { owners, entityTypeId } = ownersOf(call);
	const owner = owners.get(int(call.parameters, 'id'));
	if (owner === undefined) throw new RestError('NOT_FOUND', 'Элемент не найден');
	if (!owner.accessible) throw accessDenied(call.portal.settings);
	return { item: shown(owner, entityTypeId) };
}

/** crm.item.list and crm.item.get, of deals and invoices. */
export const crmMethods = methodsOf('crm', true, { 'crm.item.list': list, 'crm.item.get': get });
