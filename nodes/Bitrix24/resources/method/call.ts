import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { jsonObject, methodName, oneOf, trueOrFalse } from '../../execution/input/validators';
import type { ResolvedCall, Validator } from '../../execution/operationSpec';
import { invalidInput } from '../../execution/operationSpec';
import type { Failure } from '../../portal/outcome';
import { callMethod } from '../callMethod';
import type { Operation } from '../operation';
import { resultOrEach } from '../output';

const fields: INodeProperties[] = [
	{
		displayName: 'Method',
		name: 'method',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. crm.item.list',
		description: 'The name of a Bitrix24 REST method, without the portal’s address',
		routing: { send: { type: 'body', property: 'method' } },
	},
	{
		displayName: 'Parameters (JSON)',
		name: 'parameters',
		type: 'json',
		default: '{}',
		description: 'The method’s parameters as a JSON object, named as in Bitrix24’s documentation',
		routing: { send: { type: 'body', property: 'parameters' } },
	},
	{
		displayName: 'Only Reads',
		name: 'onlyReads',
		type: 'options',
		options: [
			{
				name: 'Automatic',
				value: 'auto',
				description: 'Yes for methods that end in list, get or fields, otherwise No',
			},
			{
				name: 'No',
				value: 'no',
				description: 'The method may change data, so it is never retried',
			},
			{
				name: 'Yes',
				value: 'yes',
				description: 'The method only reads data, so it can be retried',
			},
		],
		default: 'auto',
		description:
			'Whether the method only reads data. If so, it is retried when a response is lost. Otherwise it is never retried, because it may have changed data.',
		routing: { send: { type: 'body', property: 'onlyReads' } },
	},
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
		hint: 'When off, only the first page is returned, usually 50 records',
		displayOptions: { hide: { onlyReads: ['no', false] } },
		routing: { send: { type: 'body', property: 'returnAll' } },
	},
];

/** The last word of a method that reads: `crm.deal.list`, `sale.payment.getFields`. */
const READS = /(?:^|\.)(?:list|get|fields)$|(?:List|Get|Fields)$/;

/** It hands its events out once: unless told otherwise it deletes what it answers. */
const TAKES = /^event\.offline\.get$/i;

const onlyReadsByName = (method: string): boolean => READS.test(method) && !TAKES.test(method);

const choice = oneOf('Only Reads', { Automatic: 'auto', Yes: 'yes', No: 'no' });

/** An expression may give true or false. */
const validOnlyReads: Validator = (value, timezone, parameters) =>
	choice(typeof value === 'boolean' ? (value ? 'yes' : 'no') : value, timezone, parameters);

function resolveCall({
	method,
	parameters,
	onlyReads,
	returnAll,
}: IDataObject): ResolvedCall | Failure {
	const name = String(method);
	const reads = onlyReads === 'auto' ? onlyReadsByName(name) : onlyReads === 'yes';
	const allPages = returnAll === true && onlyReads !== 'no';
	if (allPages && !reads) {
		return invalidInput(
			`Return All is on, and ${name} may change something: it would be called once for each page`,
			'Nothing was sent for this item. If the method only reads data, set Only Reads to Yes. Otherwise turn Return All off.',
		);
	}
	return {
		call: { method: name, parameters: parameters as IDataObject },
		idempotency: reads ? 'safe' : 'nonIdempotent',
		allPages,
	};
}

/** Any REST method by its name. */
export const call: Operation = {
	option: {
		name: 'Call',
		value: 'call',
		action: 'Call any method',
		description: 'Call any Bitrix24 REST method that this node has no operation for',
		routing: callMethod(
			'method.call',
			{
				idempotency: 'nonIdempotent',
				label: 'Parameters (JSON)',
				input: {
					method: methodName('Method'),
					parameters: jsonObject('Parameters (JSON)'),
					onlyReads: validOnlyReads,
					returnAll: trueOrFalse('Return All'),
				},
				resolveCall,
				manualCheck:
					'Check in the portal what this method changes before you run this again. If the method only reads data, set Only Reads to Yes.',
			},
			resultOrEach,
		),
	},
	fields,
};
