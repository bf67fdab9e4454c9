import type { Change } from '../journal';

/** Where changes are noted: a call. */
interface ChangeLog {
	changes: Change[];
}

/** Changes fields of a record and notes those that are not what they were. */
export function change<T extends { id: number }>(
	{ changes }: ChangeLog,
	entity: string,
	record: T,
	fields: Partial<T>,
): void {
	for (const field in fields) {
		const to = fields[field];
		const from = record[field];
		if (to === undefined || from === to) continue;
		changes.push({ entity, id: record.id, field, from, to });
		record[field] = to;
	}
}

/** Notes that a record was created. */
export function noteCreated({ changes }: ChangeLog, entity: string, id: number): void {
	changes.push({ entity, id, field: 'exists', from: false, to: true });
}

/** Deletes a record and notes it. */
export function remove(
	{ changes }: ChangeLog,
	entity: string,
	records: Map<number, unknown>,
	id: number,
): void {
	if (!records.delete(id)) return;
	changes.push({ entity, id, field: 'exists', from: true, to: false });
}
