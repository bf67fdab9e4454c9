import type { INode, NodeApiError } from 'n8n-workflow';
import { describeFailure, toNodeApiError } from '../../portal/errors/report';
import { notExecuted } from '../../portal/outcome';
import { alternatives, shown } from '../../portal/values';

/** That a parameter has a value that the node does not know: nothing is sent, and no event is missed for it. */
export const invalidParameter = (node: INode, message: string, advice: string): NodeApiError => {
	const failure = notExecuted('INVALID_INPUT', message, { advice: `Nothing was sent. ${advice}` });
	return toNodeApiError(node, describeFailure(failure, { label: '' }), 0);
};

const isEmpty = (value: unknown): boolean =>
	value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/**
 * One of a few values, each given with its name in the field's list: as it is, or as a text.
 *
 * @throws NodeApiError that names the parameter by its label
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
		`${label} must be ${alternatives(named)}, not ${shown(value)}`,
		`Choose from the ${label} list, or check its expression.`,
	);
}

/**
 * A number, given as a number or in digits; what is empty counts as the preset.
 *
 * @throws NodeApiError that names the parameter by its label
 */
export function numberOf(node: INode, label: string, value: unknown, preset: number): number {
	if (isEmpty(value)) return preset;
	const number = typeof value === 'number' || typeof value === 'string' ? Number(value) : NaN;
	if (Number.isFinite(number) && number >= 0) return number;
	throw invalidParameter(
		node,
		`${label} must be 0 or more, not ${shown(value)}`,
		`Enter a number such as 30 or 1200.50 in ${label}, or check its expression.`,
	);
}

/**
 * Whether something is switched on: a boolean, or a text as an expression may give it.
 *
 * @throws NodeApiError that names the parameter by its label
 */
export function isChosen(node: INode, label: string, value: unknown): boolean {
	if (value === true || value === 'true') return true;
	if (value === false || value === 'false') return false;
	throw invalidParameter(
		node,
		`${label} must be true or false, not ${shown(value)}`,
		`Switch ${label} on or off, or check its expression.`,
	);
}

/**
 * A list of values, each read by itself. A text, as an expression may give it, is a list of one.
 */
export const listOf = <T>(value: unknown, read: (one: unknown) => T): T[] =>
	(Array.isArray(value) ? (value as unknown[]) : isEmpty(value) ? [] : [value]).map(read);
