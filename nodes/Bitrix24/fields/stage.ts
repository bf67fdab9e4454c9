import type { INodeProperties } from 'n8n-workflow';

/** A stage of the pipeline that the deal or invoice is in. */
export const stageId: INodeProperties = {
	displayName: 'Stage',
	name: 'stageId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The stage to move the deal or invoice to, from its own pipeline',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchStages', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. WON',
			hint: 'The stage ID, such as WON in the default deal pipeline, C3:WON in pipeline 3, or DT31_3:P for invoices',
		},
	],
	routing: { send: { type: 'body', property: 'fields.stageId' } },
};
