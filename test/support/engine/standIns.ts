import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	NodeParameterValueType,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

const described = (
	name: string,
	inputs: INodeTypeDescription['inputs'],
	properties: INodeTypeDescription['properties'] = [],
): INodeTypeDescription => ({
	displayName: name,
	name,
	group: ['transform'],
	version: [1, 1.1, 1.2, 1.3, 2, 3, 3.3, 3.4],
	description: `Stand-in for n8n's ${name}`,
	defaults: { name },
	inputs,
	outputs: [NodeConnectionTypes.Main],
	properties,
});

/** Hands on what it gets: a trigger that was fired with items, or a last node. */
class HandOn implements INodeType {
	description: INodeTypeDescription;

	constructor(name: string, inputs: INodeTypeDescription['inputs']) {
		this.description = described(name, inputs);
	}

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [this.getInputData()];
	}
}

const property = (name: string, type: 'json' | 'string' | 'boolean' | 'collection') => ({
	displayName: name,
	name,
	type,
	default: type === 'boolean' ? false : type === 'string' ? '' : {},
});

interface Assignment {
	name: string;
	value: NodeParameterValueType;
}

/** Edit Fields, in the mode Manual Mapping. */
class EditFields implements INodeType {
	description = described(
		'set',
		[NodeConnectionTypes.Main],
		[
			property('assignments', 'json'),
			property('includeOtherFields', 'boolean'),
			property('mode', 'string'),
			property('options', 'json'),
		],
	);

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items = this.getInputData().map((item, index) => {
			const { assignments } = this.getNodeParameter('assignments', index) as {
				assignments: Assignment[];
			};
			const set = Object.fromEntries(assignments.map(({ name, value }) => [name, value]));
			const others = this.getNodeParameter('includeOtherFields', index, false) ? item.json : {};
			return { json: { ...others, ...(set as IDataObject) }, pairedItem: { item: index } };
		});
		return [items];
	}
}

/** Split Out: an item for each entry of a list. */
class SplitOut implements INodeType {
	description = described(
		'splitOut',
		[NodeConnectionTypes.Main],
		[property('fieldToSplitOut', 'string'), property('options', 'json')],
	);

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items = this.getInputData().flatMap((item, index) => {
			const field = this.getNodeParameter('fieldToSplitOut', index) as string;
			const options = this.getNodeParameter('options', index, {}) as IDataObject;
			const name = String(options.destinationFieldName ?? field);
			return (item.json[field] as IDataObject[string][]).map((entry) => ({
				json: { [name]: entry } as IDataObject,
				pairedItem: { item: index },
			}));
		});
		return [items];
	}
}

/** The nodes of n8n itself that the workflows of this project use, by the names that n8n gives them. */
export const standIns: Record<string, INodeType> = {
	'n8n-nodes-base.manualTrigger': new HandOn('manualTrigger', []),
	'n8n-nodes-base.scheduleTrigger': new HandOn('scheduleTrigger', []),
	'n8n-nodes-base.noOp': new HandOn('noOp', [NodeConnectionTypes.Main]),
	'n8n-nodes-base.set': new EditFields(),
	'n8n-nodes-base.splitOut': new SplitOut(),
};
