import type { IDataObject, IExecutePaginationFunctions, INode } from 'n8n-workflow';
import { unexpectedFailure } from '../../portal/errors/unexpected';
import type { Result } from '../../portal/outcome';
import { isObject, shown } from '../../portal/values';
import type { OperationSpec, Validator } from '../operationSpec';
import { invalidInput } from '../operationSpec';
import type { RunOptions } from '../run/runOptions';
import { isEmpty, trueOrFalse } from './validators';

/** Lets through a number, given as a number or in digits, and puts it within its bounds; what is empty is the preset. */
const wholeWithin =
	(label: string, low: number, high: number, preset: number): Validator =>
	(value) => {
		const isDigits = typeof value === 'string' && /^\s*[+-]?\d+(\.\d+)?\s*$/.test(value);
		const number = isEmpty(value) ? preset : isDigits ? Number(value) : value;
		return typeof number === 'number' && Number.isFinite(number)
			? { ok: true, value: Math.min(high, Math.max(low, Math.floor(number))) }
			: invalidInput(
					`${label} must be a number, not ${shown(value)}`,
					`Nothing was sent for this item. Enter a whole number from ${low} to ${high} in ${label}, or check its expression.`,
				);
	};

const DAY_S = 24 * 3600;

/** The options of an operation: one that it does not have may be left over from another, and is not shown. */
const validatorsOf = ({ readBack, appendix, supplement }: OperationSpec) => ({
	batchSize: wholeWithin('Batch Size', 0, 50, 0),
	parallelRequests: wholeWithin('Parallel Requests', 1, 20, 5),
	maxWait: wholeWithin('Max Wait', 0, DAY_S, 660),
	...(readBack !== undefined && { returnPayment: trueOrFalse('Return Payment') }),
	...(appendix !== undefined && { returnLink: trueOrFalse('Return Link') }),
	...(supplement !== undefined && { includeOwner: trueOrFalse('Include Owner') }),
});

function validOptions(options: unknown, spec: OperationSpec): Result<RunOptions> {
	const given = isObject(options) ? options : {};
	const values: IDataObject = {};
	for (const [name, validate] of Object.entries<Validator>(validatorsOf(spec))) {
		const valid = validate(given[name], '', {});
		if (!valid.ok) return valid;
		values[name] = valid.value as IDataObject[string];
	}
	const value = {
		batchSize: Number(values.batchSize),
		parallelRequests: Number(values.parallelRequests),
		maxWaitMs: Number(values.maxWait) * 1000,
		returnsRecord: values.returnPayment === true,
		returnsLink: values.returnLink === true,
		includesOwner: values.includeOwner === true,
	};
	return { ok: true, value };
}

function validOptionsOf(
	caller: IExecutePaginationFunctions,
	spec: OperationSpec,
): Result<RunOptions> {
	try {
		return validOptions(caller.getNodeParameter('options', {}), spec);
	} catch (error) {
		return unexpectedFailure(error, 'notExecuted');
	}
}

const isExpression = (value: unknown): boolean =>
	typeof value === 'string' && value.startsWith('=');

/**
 * The node's options as they are for an item.
 *
 * @param kept holds those of an operation where they are the same for all items: there is no expression in them
 */
export function readOptions(
	caller: IExecutePaginationFunctions,
	{ parameters: { options } }: INode,
	spec: OperationSpec,
	kept: Map<OperationSpec, Result<RunOptions>>,
): Result<RunOptions> {
	const isFixed = !isExpression(options) && !Object.values(options ?? {}).some(isExpression);
	const known = isFixed ? kept.get(spec) : undefined;
	if (known !== undefined) return known;
	const read = validOptionsOf(caller, spec);
	if (isFixed) kept.set(spec, read);
	return read;
}
