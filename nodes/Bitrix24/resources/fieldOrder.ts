import type { INodeProperties } from 'n8n-workflow';

/**
 * Puts the fields of all operations into one order that keeps each operation's own: n8n shows the fields
 * of an operation in the order in which the node declares them. Where that leaves a choice, what was
 * named first comes first.
 *
 * @param operations the fields of each operation, in its own order
 * @returns every field once
 * @throws Error when operations want two fields in opposite orders
 */
export function inOrder(operations: INodeProperties[][]): INodeProperties[] {
	const waiting = new Set(operations.flat());
	const ordered: INodeProperties[] = [];
	const isNext = (field: INodeProperties): boolean =>
		operations.every(
			(fields) => !fields.includes(field) || fields.find((one) => waiting.has(one)) === field,
		);
	while (waiting.size > 0) {
		const next = [...waiting].find(isNext);
		if (next === undefined) {
			const names = [...waiting].map(({ displayName }) => displayName).join(', ');
			throw new Error(`Operations show these fields in opposite orders: ${names}`);
		}
		waiting.delete(next);
		ordered.push(next);
	}
	return ordered;
}
