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
	outputs: INodeTypeDescription['outputs'] = [NodeConnectionTypes.Main],
): INodeTypeDescription => ({
	displayName: name,
	name,
	group: ['transform'],
	version: [1, 1.1, 1.2, 1.3, 2, 2.2, 3, 3.3, 3.4],
	description: `Stand-in for n8n's ${name}`,
	defaults: { name },
	inputs,
	outputs,
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

interface Condition {
	leftValue: unknown;
	rightValue: unknown;
	operator: { operation: string };
}

const HOLDS: Record<string, (left: unknown, right: unknown) => boolean> = {
	equals: (left, right) => left === right,
	gt: (left, right) => Number(left) > Number(right),
	gte: (left, right) => Number(left) >= Number(right),
	notEmpty: (left) => left !== '' && left !== null && left !== undefined,
};

/** If: what fits its one condition on the first output, the rest on the second. */
class If implements INodeType {
	description = described(
		'if',
		[NodeConnectionTypes.Main],
		[property('conditions', 'json')],
		[NodeConnectionTypes.Main, NodeConnectionTypes.Main],
	);

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const outputs: [INodeExecutionData[], INodeExecutionData[]] = [[], []];
		for (const [index, { json }] of this.getInputData().entries()) {
			const { conditions } = this.getNodeParameter('conditions', index) as unknown as {
				conditions: [Condition];
			};
			const [{ leftValue, rightValue, operator }] = conditions;
			const holds = HOLDS[operator.operation];
			if (holds === undefined) throw new Error(`The stand-in of If can’t ${operator.operation}`);
			outputs[holds(leftValue, rightValue) ? 0 : 1].push({ json, pairedItem: { item: index } });
		}
		return outputs;
	}
}

/** Summarize: a row for each combination of the fields to split by, with counts and sums. */
class Summarize implements INodeType {
	description = described(
		'summarize',
		[NodeConnectionTypes.Main],
		[property('fieldsToSummarize', 'json'), property('fieldsToSplitBy', 'string')],
	);

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const { values } = this.getNodeParameter('fieldsToSummarize', 0) as {
			values: Array<{ aggregation: string; field: string }>;
		};
		const split = (this.getNodeParameter('fieldsToSplitBy', 0) as string).split(/, */);
		const rows = new Map<string, INodeExecutionData & { pairedItem: Array<{ item: number }> }>();
		for (const [item, { json }] of this.getInputData().entries()) {
			const own = Object.fromEntries(split.map((field) => [field, json[field]]));
			const key = JSON.stringify(own);
			const row = rows.get(key) ?? { json: own, pairedItem: [] };
			for (const { aggregation, field } of values) {
				const name = `${aggregation}_${field}`;
				const more = aggregation === 'count' ? 1 : Number(json[field]);
				row.json[name] = Number(row.json[name] ?? 0) + more;
			}
			row.pairedItem.push({ item });
			rows.set(key, row);
		}
		return [[...rows.values()]];
	}
}

/**
 * Remove Duplicates, which lets through items of a later date than all that it has seen.
 *
 * @param remembers what it has seen in the runs that it is handed to, as n8n does; each run is the first, unless so
 */
export function removeDuplicates(remembers: boolean): INodeType {
	let latest = '';
	return {
		description: described(
			'removeDuplicates',
			[NodeConnectionTypes.Main],
			['operation', 'logic', 'dateDedupeValue'].map((name) => property(name, 'string')),
			[NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		),
		async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
			const known = ['removeItemsSeenInPreviousExecutions', 'removeItemsUpToStoredDate'];
			if (['operation', 'logic'].some((name, at) => this.getNodeParameter(name, 0) !== known[at])) {
				throw new Error('The stand-in of Remove Duplicates can’t do this');
			}
			const dates = this.getInputData().map((_item, index) =>
				String(this.getNodeParameter('dateDedupeValue', index)),
			);
			const before = latest;
			if (remembers) latest = [latest, ...dates].sort().at(-1) ?? '';
			const outputs: [INodeExecutionData[], INodeExecutionData[]] = [[], []];
			for (const [index, { json }] of this.getInputData().entries()) {
				const isNew = (dates[index] ?? '') > before;
				outputs[isNew ? 0 : 1].push({ json, pairedItem: { item: index } });
			}
			return outputs;
		},
	};
}

/** The nodes of n8n itself that the workflows of this project use, by the names that n8n gives them. */
export const standIns: Record<string, INodeType> = {
	'n8n-nodes-base.manualTrigger': new HandOn('manualTrigger', []),
	'n8n-nodes-base.scheduleTrigger': new HandOn('scheduleTrigger', []),
	'n8n-nodes-base.noOp': new HandOn('noOp', [NodeConnectionTypes.Main]),
	'n8n-nodes-base.set': new EditFields(),
	'n8n-nodes-base.splitOut': new SplitOut(),
	'n8n-nodes-base.if': new If(),
	'n8n-nodes-base.summarize': new Summarize(),
	'n8n-nodes-base.removeDuplicates': removeDuplicates(false),
	'n8n-nodes-base.respondToWebhook': new HandOn('respondToWebhook', [NodeConnectionTypes.Main]),
	// As if the time were over at once, and the agent had said what it was asked.
	'n8n-nodes-base.wait': new HandOn('wait', [NodeConnectionTypes.Main]),
	'@n8n/n8n-nodes-langchain.agent': new HandOn('agent', [NodeConnectionTypes.Main]),
};
