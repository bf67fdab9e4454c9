import type { INode } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { shown } from '../../portal/values';

/** That a parameter has a value that the node does not know: nothing is sent, and no event is missed for it. */
export const invalidParameter = (node: INode, message: string, advice: string): Error =>
	new NodeOperationError(node, message, { description: `Nothing was sent. ${advice}` });

const isEmpty = (value: unknown): boolean =>
	value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/**
 * One of a few values, each given with its name in the field's list: as it is, or as a text.
 *
 * @throws NodeOperationError that names the parameter by its label
 */
export function choiceOf<T extends string | number>(
	node: INode,
	label: string,
	value: unknown,
	choices: Record<string, T>,
): T {
	const found = isEmpty(value)
		? undefined
		: Object.values(choices).find((known) => String(known) === String(value));
	if (found !== undefined) return found;
	const named = Object.entries(choices).map(([name, known]) => `${known} (${name})`);
	throw invalidParameter(
		node,
		`${label} must be ${named.slice(0, -1).join(', ')} or ${named.at(-1)}, not ${shown(value)}`,
		`Choose from the list of ${label}, or check what the expression in it gives.`,
	);
}

/**
 * A number, given as a number or in digits; what is empty counts as the preset.
 *
 * @throws NodeOperationError that names the parameter by its label
 */
export function numberOf(node: INode, label: string, value: unknown, preset: number): number {
	if (isEmpty(value)) return preset;
	const number = typeof value === 'number' || typeof value === 'string' ? Number(value) : NaN;
	if (Number.isFinite(number) && number >= 0) return number;
	throw invalidParameter(
		node,
		`${label} must be a number from 0 on, not ${shown(value)}`,
		`Fill in ${label} with a number such as 30 or 1200.50, or check what the expression in it gives.`,
	);
}

/**
 * A list of values, each read by itself. A text, as an expression may give it, is a list of one.
 */
export const listOf = <T>(value: unknown, read: (one: unknown) => T): T[] =>
	(Array.isArray(value) ? (value as unknown[]) : isEmpty(value) ? [] : [value]).map(read);
