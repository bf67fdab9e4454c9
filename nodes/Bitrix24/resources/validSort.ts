import { oneOf, optional } from '../execution/input/validators';
import type { Validator } from '../execution/operationSpec';
import type { SortField } from '../fields/filters';

/** The directions of the fields to sort by, by the parameters that send them: a portal takes any word for one. */
export const validSort = (fields: SortField[]): Record<string, Validator> =>
	Object.fromEntries(
		fields.map(({ displayName, name }) => [
			`order.${name}`,
			optional(oneOf(displayName, { Ascending: 'asc', Descending: 'desc' })),
		]),
	);
