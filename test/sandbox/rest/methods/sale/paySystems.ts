import { isPhpArray, type PhpArray } from '../../../http/phpValues';
import { RestError } from '../../../http/restError';
import { type Call, methodsOf } from '../../../portal';
import { optionalArray } from '../../parameters';

/**
 * The payment systems of all registry types: those of deals and orders, of old invoices and of quotes
 * (docs/bitrix24-rest.md §9.13). Operators are cut off and then forgotten: ">ID" asks for that very ID
 * (section 1).
 */
function list(call: Call): unknown[] {
	const { settings, store } = call.portal;
	if (!settings.user.admin) throw new RestError('ACCESS_DENIED', 'Access denied!', 403);
	const filter = Object.entries(optionalArray(call.parameters, 'FILTER'));
	const selected = Object.values(optionalArray(call.parameters, 'SELECT')).map(String);
	const direction = optionalArray(call.parameters, 'ORDER').ID;
	const rows: PhpArray[] = [...store.paySystems.values()].map((system) => ({
		ID: String(system.id),
		NAME: system.name,
		ACTIVE: system.active,
		PERSON_TYPE_ID: system.personTypeId,
		ENTITY_REGISTRY_TYPE: system.registryType,
	}));
	const found = rows.filter((row) =>
		filter.every(([key, wanted]) => {
			const value = String(row[key.replace(/^[^A-Z]+/, '')] ?? '');
			return Object.values(isPhpArray(wanted) ? wanted : [wanted])
				.map(String)
				.includes(value);
		}),
	);
	if (String(direction).toUpperCase() === 'DESC') found.reverse();
	if (selected.length === 0 || selected.includes('*')) return found;
	return found.map((row) =>
		Object.fromEntries(Object.entries(row).filter(([key]) => selected.includes(key))),
	);
}

/** sale.paysystem.* */
export const paySystemMethods = methodsOf('pay_system', false, { 'sale.paysystem.list': list });
