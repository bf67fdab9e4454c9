import type { Change } from '../journal';
import type { RestParameters } from './parameters';
import type { Portal } from '../portal';

/** One call of one method. */
export interface Call {
	portal: Portal;
	parameters: RestParameters;
	/** What the call changed in the store. */
	changes: Change[];
}

/** A REST method: the scope it needs ('' for none), and what it does. Throws a RestError. */
export interface Method {
	scope: string;
	/** Controllers are not in the list of methods, and answer to GET and POST alone (section 1.2, 8). */
	controller: boolean;
	run: (call: Call) => unknown;
}

/** A result that is one page of a longer list. */
export class Page {
	constructor(
		readonly result: unknown,
		readonly total: number,
		readonly next?: number,
	) {}
}

/** Changes fields of a record and notes those that are not what they were. */
export function change<T extends { id: number }>(
	call: Call,
	entity: string,
	record: T,
	fields: Partial<T>,
): void {
	for (const field in fields) {
		const to = fields[field];
		const from = record[field];
		if (to === undefined || from === to) continue;
		call.changes.push({ entity, id: record.id, field, from, to });
		record[field] = to;
	}
}

/** Notes that a record was made. */
export function noteMade(call: Call, entity: string, id: number): void {
	call.changes.push({ entity, id, field: 'exists', from: false, to: true });
}

/** Deletes a record and notes it. */
export function remove(
	call: Call,
	entity: string,
	records: Map<number, unknown>,
	id: number,
): void {
	if (!records.delete(id)) return;
	call.changes.push({ entity, id, field: 'exists', from: true, to: false });
}

/** Methods of one scope, by name. */
export function methodsOf(
	scope: string,
	controller: boolean,
	runs: Record<string, Method['run']>,
): Record<string, Method> {
	return Object.fromEntries(
		Object.entries(runs).map(([name, run]) => [name, { scope, controller, run }]),
	);
}
