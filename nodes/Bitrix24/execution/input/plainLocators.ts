import type { IDataObject, IExecutePaginationFunctions, INode } from 'n8n-workflow';
import type { Call, Failure } from '../../portal/outcome';
import { isObject } from '../../portal/values';
import type { OperationSpec } from '../operationSpec';
import { labelOf } from '../operationSpec';
import { isExpression, OWN_ID_MODES, unknownMode } from './locatorMode';

/** Where the parameter's name does not say its label. */
const LABELS: Record<string, string> = { rowId: 'Product Row', paySystemId: 'Payment System' };

/** The label of a parameter that names a record: that of `paySystemId` is Payment System. */
function labelFor(name: string, own: string): string {
	if (name === 'id') return own;
	const words = name.replace(/Id$/, '').replace(/[A-Z]/g, ' $&');
	return LABELS[name] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

/** Resource locators by their paths, also those in a collection. */
function* locatorsIn(parameters: IDataObject, path = ''): Generator<[string, IDataObject]> {
	for (const [name, value] of Object.entries(parameters)) {
		if (!isObject(value)) continue;
		if ('mode' in value && 'value' in value) yield [path + name, value];
		else if (path === '') yield* locatorsIn(value, `${name}.`);
	}
}

/** Of Deal and Invoice only the one that Belongs To names is sent. */
const OWNERS = ['dealId', 'invoiceId'];

/**
 * Why a field that takes a record's own ID alone can't be used: its mode is none that it has. n8n would take
 * what stands there as the ID, and so the number of one record as the ID of another.
 *
 * @param call with its input validated
 */
export function unknownModeIn(
	caller: IExecutePaginationFunctions,
	{ parameters }: INode,
	spec: OperationSpec,
	call: Call,
): Failure | undefined {
	const own = labelOf(spec, call);
	for (const [path, raw] of locatorsIn(parameters)) {
		const name = path.split('.').at(-1) ?? path;
		const label = labelFor(name, own);
		if (path === spec.locators?.field || (OWNERS.includes(name) && label !== own)) continue;
		const { mode } = isExpression(raw.mode) ? (caller.getNodeParameter(path) as IDataObject) : raw;
		if (!OWN_ID_MODES.includes(String(mode))) return unknownMode(mode, label);
	}
	return undefined;
}
