import type {
	IExecutePaginationFunctions,
	INode,
	INodeParameterResourceLocator,
} from 'n8n-workflow';
import type { Call, Failure, Result } from '../../portal/outcome';
import { shown } from '../../portal/values';
import type { LocatorResolver, LocatorResolvers, OperationSpec } from '../operationSpec';
import { invalidInput, labelOf } from '../operationSpec';

/** Whether n8n still has to resolve a value. */
export const isExpression = (value: unknown): boolean =>
	typeof value === 'string' && value.startsWith('=');

/** The modes that name a record by its own id. */
export const OWN_ID_MODES = ['id', 'list'];

/** That a field has no such mode. */
export const unknownMode = (
	mode: unknown,
	label: string,
	byMode: LocatorResolvers['byMode'] = {},
): Failure => {
	const modes = [...OWN_ID_MODES, ...Object.keys(byMode)];
	return invalidInput(
		`${label} has the mode ${shown(mode)}, which is not one of ${modes.join(', ')}`,
		`Nothing was sent for this item. In ${label}, choose a mode such as By ID, or check the expression that sets the mode.`,
	);
};

/**
 * The resolver for the way in which the item names its record. A mode that is given by an expression
 * counts as what it resolves to; a bare value, as n8n takes it too, is the record's own id.
 *
 * @returns undefined when it is by the record's own id
 */
export function locatorOf(
	caller: IExecutePaginationFunctions,
	node: INode,
	spec: OperationSpec,
	call: Call,
): Result<LocatorResolver | undefined> {
	const { locators } = spec;
	if (locators === undefined || locators.isFor?.(call.parameters) === false)
		return { ok: true, value: undefined };
	const raw = node.parameters[locators.field] as INodeParameterResourceLocator | string | undefined;
	const isResolved = !isExpression(raw) && !isExpression((raw as { mode?: unknown } | null)?.mode);
	const value = isResolved ? raw : caller.getNodeParameter(locators.field);
	if (typeof value !== 'object' || value === null || !('mode' in value)) {
		return { ok: true, value: undefined };
	}
	const mode = String(value.mode);
	if (OWN_ID_MODES.includes(mode)) return { ok: true, value: undefined };
	return Object.hasOwn(locators.byMode, mode)
		? { ok: true, value: locators.byMode[mode] }
		: unknownMode(value.mode, labelOf(spec, call), locators.byMode);
}
