import { isoDate } from '../../../clock';
import { isNumeric, type PhpArray } from '../../../http/phpValues';
import { type Call, methodsOf, Page } from '../../../portal';
import type { Right } from '../../../settings';
import { change } from '../../../store/changes';
import { ITEM_RULES } from '../../../store/filterRules';
import { CATEGORIES, stageAfter } from '../../../store/funnels';
import { pageOf } from '../../../store/pages';
import { DEAL, INVOICE, type Owner } from '../../../store/records';
import { select } from '../../../store/select';
import { refusal } from '../../../texts';
import { ownerAllows } from '../../access';
import { array, int, optionalArray } from '../../parameters';
import { shownFiles } from './files';

const FIELDS = ['id', 'title', 'opportunity', 'currencyId', 'categoryId', 'stageId'] as const;

/** Invoices have a number besides (docs/bitrix24-rest.md §9.9). */
const INVOICE_FIELDS = [...FIELDS, 'accountNumber'] as const;

/** When the sample's deals and invoices came to their stages. */
const MOVED = '2024-05-20T10:00:00+03:00';

function fieldsOf(entityTypeId: number): readonly (keyof Owner)[] {
	return entityTypeId === INVOICE ? INVOICE_FIELDS : FIELDS;
}

function ownersOf(call: Call): { owners: Map<number, Owner>; entityTypeId: number } {
	const entityTypeId = int(call.parameters, 'entityTypeId');
	const { deals, invoices } = call.portal.store;
	if (entityTypeId === DEAL) return { owners: deals, entityTypeId };
	if (entityTypeId === INVOICE) return { owners: invoices, entityTypeId };
	throw refusal(call.portal.settings, 'typeNotFound', { code: 'NOT_FOUND' });
}

function shown({ portal }: Call, owner: Owner, entityTypeId: number): PhpArray {
	return {
		...Object.fromEntries(fieldsOf(entityTypeId).map((field) => [field, owner[field]])),
		...shownFiles(portal, owner, entityTypeId),
		movedTime: owner.movedTime ?? MOVED,
		entityTypeId,
	};
}

function list(call: Call): Page {
	const { owners, entityTypeId } = ownersOf(call);
	const filter = optionalArray(call.parameters, 'filter');
	const order = optionalArray(call.parameters, 'order');
	const selected = Object.values(optionalArray(call.parameters, 'select')).map(String);
	const visible = [...owners.values()].filter((owner) => ownerAllows(call.portal, owner, 'read'));
	const all = select(visible, fieldsOf(entityTypeId), ITEM_RULES, filter, order);
	const { rows, total, next } = pageOf(all, call.parameters.start);
	const everything = selected.length === 0 || selected.includes('*');
	const items = rows
		.map((owner) => Object.entries(shown(call, owner, entityTypeId)))
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
	return { item: shown(call, owner, entityTypeId) };
}

function categoryAfter(entityTypeId: number, owner: Owner, wanted: unknown): number {
	const known = CATEGORIES.some(
		(category) => category.entityTypeId === entityTypeId && category.id === Number(wanted),
	);
	return isNumeric(wanted) && known ? Number(wanted) : owner.categoryId;
}

/** Only the fields that the sandbox knows are changed, others are ignored as on the real portal. */
function update(call: Call): unknown {
	const { owners, entityTypeId } = ownersOf(call);
	const owner = itemOf(call, owners, 'write');
	const { title, stageId, ...rest } = array(call.parameters, 'fields');
	const categoryId = categoryAfter(entityTypeId, owner, rest.categoryId);
	const after = stageAfter(entityTypeId, owner, { categoryId, stageId });
	if (after !== owner.stageId) owner.movedTime = isoDate(call.portal.clock.now());
	change(call, 'owner', owner, {
		...(typeof title === 'string' && { title }),
		...{ categoryId, stageId: after },
	});
	return { item: shown(call, owner, entityTypeId) };
}

/** crm.item.list, get and update, of deals and invoices. */
export const itemMethods = methodsOf('crm', true, {
	'crm.item.list': list,
	'crm.item.get': get,
	'crm.item.update': update,
});
