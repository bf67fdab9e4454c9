import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { jsonObject, methodName } from '../../execution/input/validators';
import { callMethod } from '../callMethod';
import type { Operation } from '../describe';
import { resultOrEach } from '../output';

const fields: INodeProperties[] = [
	{
		displayName: 'Method',
		name: 'method',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. crm.deal.get',
		description: 'The name of a REST method of Bitrix24, without the portal’s address',
		routing: { send: { type: 'body', property: 'method' } },
	},
	{
		displayName: 'Parameters (JSON)',
		name: 'parameters',
		type: 'json',
		default: '{}',
		description:
			'The method’s parameters as a JSON object, with the names that Bitrix24’s documentation gives',
		routing: { send: { type: 'body', property: 'parameters' } },
	},
	{
		displayName: 'Only Reads',
		name: 'onlyReads',
		type: 'boolean',
		default: false,
		description:
			'Whether the method only reads. Then it is asked again after an answer that never came; otherwise it is never sent twice, since it may have changed something.',
		routing: { send: { type: 'body', property: 'onlyReads' } },
	},
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
		hint: 'When off, the first page alone is returned, usually 50 records',
		displayOptions: { show: { onlyReads: [true] } },
		routing: { send: { type: 'body', property: 'returnAll' } },
	},
];

/** Any REST method by its name. */
export const call: Operation = {
	option: {
		name: 'Call',
		value: 'call',
		action: 'Call any method',
		description: 'Call any REST method of Bitrix24 that this node has no operation for',
		routing: callMethod(
			'method.call',
			{
				idempotency: 'nonIdempotent',
				label: 'Parameters (JSON)',
				input: { method: methodName('Method'), parameters: jsonObject('Parameters (JSON)') },
				resolveCall: ({ method, parameters, onlyReads, returnAll }) => ({
					call: { method: String(method), parameters: parameters as IDataObject },
					idempotency: onlyReads === true ? 'safe' : 'nonIdempotent',
					allPages: onlyReads === true && returnAll === true,
				}),
				manualCheck:
					'Look at what this method changes in the portal before you run this again. If the method only reads, switch Only Reads on.',
			},
			resultOrEach,
		),
	},
	fields,
};
