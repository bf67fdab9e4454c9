import { isPhpArray, type PhpArray } from '../../../http/phpValues';
import { type Call, methodsOf, Page } from '../../../portal';
import { CATEGORIES, type Stage, STAGES } from '../../../store/funnels';
import { compare } from '../../../store/operators';
import { DEAL, INVOICE } from '../../../store/records';
import { refusal } from '../../../texts';
import { int, optionalArray } from '../../parameters';

const KINDS = { S: 'success', F: 'failure' };

/** A stage as crm.status.list answers it: upper case, and numbers as text. */
function shownStage({
	id,
	entityId,
	statusId,
	name,
	sort,
	semantics,
	categoryId,
}: Stage): PhpArray {
	const color = semantics === 'S' ? '#7BD500' : semantics === 'F' ? '#FF5752' : '#39A8EF';
	return {
		...{ ID: String(id), ENTITY_ID: entityId, STATUS_ID: statusId, NAME: name, NAME_INIT: '' },
		...{ SORT: String(sort), SYSTEM: semantics === null ? 'N' : 'Y' },
		...{ CATEGORY_ID: categoryId === 0 ? null : String(categoryId), COLOR: color },
		SEMANTICS: semantics,
		EXTRA: { SEMANTICS: semantics === null ? 'process' : KINDS[semantics], COLOR: color },
	};
}

/** The stages by their dictionary, {filter: {ENTITY_ID}}; a filter of another kind is passed over. */
function listStages(call: Call): Page {
	const filter = optionalArray(call.parameters, 'filter');
	const [[field, direction] = ['SORT', 'ASC']] = Object.entries(
		optionalArray(call.parameters, 'order'),
	);
	const sign = String(direction).toUpperCase() === 'DESC' ? -1 : 1;
	const rows = STAGES.map(shownStage).filter((row) =>
		Object.entries(filter).every(([key, wanted]) => {
			if (!Object.hasOwn(row, key)) return true;
			const values = Object.values(isPhpArray(wanted) ? wanted : [wanted]);
			return values.some((value) => compare(row[key], value) === 0);
		}),
	);
	rows.sort((one, other) => compare(one[field], other[field]) * sign);
	return new Page(rows, rows.length);
}

/** The funnels of deals or of invoices. */
function listCategories(call: Call): Page {
	const entityTypeId = int(call.parameters, 'entityTypeId');
	if (entityTypeId !== DEAL && entityTypeId !== INVOICE) {
		throw refusal(call.portal.settings, 'typeNotFound', { code: 'NOT_FOUND' });
	}
	const categories = CATEGORIES.filter((one) => one.entityTypeId === entityTypeId).map(
		({ isDefault, ...category }) => ({
			...{ ...category, isDefault: isDefault ? 'Y' : 'N' },
			...(!isDefault && entityTypeId === DEAL && { originId: '', originatorId: '' }),
		}),
	);
	return new Page({ categories }, categories.length);
}

/** crm.status.list is no controller, crm.category.list is one. */
export const funnelMethods = {
	...methodsOf('crm', false, { 'crm.status.list': listStages }),
	...methodsOf('crm', true, { 'crm.category.list': listCategories }),
};
