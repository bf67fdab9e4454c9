import { readInCulture } from '../culture';
import { isPhpArray } from '../http/phpValues';
import { RestError } from '../http/restError';
import type { Settings } from '../settings';
import { seconds } from './timestamps';

/** How a family of methods reads its filters. */
export interface FilterRules {
	/** A filter by a field that is not there is an error, or is left out in silence. */
	unknownFilter(upperName: string, operator: string): void;
	/** The same of an order. */
	unknownOrder(upperName: string): void;
	/** A date as seconds since 1970, or as what the server makes of it; undefined: the key is left out. */
	readDate(wanted: unknown): unknown;
}

/**
 * crm.item.payment.* and crm.item.delivery.* give a filter to the ORM as it came, but for the names. A date is
 * then read in the format of the portal's culture, and what has another one becomes '': `>=` finds every row
 * with a date, `<=` none (docs/bitrix24-rest.md §9.1; where MySQL is strict it is an SQL error).
 */
export function ormRules(
	entity: string,
	{ culture, oddities: { strictSql } }: Settings,
): FilterRules {
	const fail = (name: string) => {
		const text = `Unknown field definition \`${name}\` (${name}) for ${entity} Entity.`;
		throw new RestError('100', text);
	};
	const readDate = (wanted: unknown): unknown => {
		if (isPhpArray(wanted)) return Object.values(wanted).map(readDate);
		if (wanted === null || wanted === undefined || wanted === false) return wanted ?? null;
		const read = readInCulture(String(wanted), culture);
		if (read !== undefined) return Math.floor(read / 1000);
		if (strictSql) throw new RestError('ERROR_CORE', 'SQL query error!', 500);
		return '';
	};
	return { unknownFilter: fail, unknownOrder: fail, readDate };
}

/**
 * sale.* keep the fields that they know and drop the rest in silence, also a date that is none
 * (docs/bitrix24-rest.md §9.3); ISO dates are read right (§9.1).
 */
export const SALE_RULES: FilterRules = {
	unknownFilter: () => undefined,
	unknownOrder: () => undefined,
	readDate(wanted) {
		if (isPhpArray(wanted))
			throw new RestError(
				'0',
				'strtotime(): Argument #1 ($datetime) must be of type string, array given',
			);
		return seconds(wanted);
	},
};

/** crm.item.list looks at its filter first, and names the field that it doesn't take. */
export const ITEM_RULES: FilterRules = {
	unknownFilter(name, operator) {
		const text = `Invalid filter: field '${operator}${name}' is not allowed in filter`;
		throw new RestError('INVALID_ARG_VALUE', text);
	},
	unknownOrder(name) {
		throw new RestError(
			'INVALID_ARG_VALUE',
			`Invalid order: field '${name}' is not allowed in order`,
		);
	},
	readDate: seconds,
};
