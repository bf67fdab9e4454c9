import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** An operation: its entry in the Operation list, with its routing, and the fields it shows. */
export interface Operation {
	option: INodePropertyOptions;
	fields: INodeProperties[];
}

/**
 * Makes the Operation list of a resource and its fields. A field that several operations name is
 * declared once and shown for each of them: fewer fields cost less an item.
 *
 * @param resource the resource's value in the Resource list
 * @param operations in the order in which they are listed: alphabetical
 * @param preset the value of the operation that a new node starts with
 */
export function describeResource(
	resource: string,
	operations: Operation[],
	preset: string,
): INodeProperties[] {
	const shownFor = new Map<INodeProperties, string[]>();
	for (const { option, fields } of operations) {
		for (const field of fields) {
			shownFor.set(field, [...(shownFor.get(field) ?? []), String(option.value)]);
		}
	}
	return [
		{
			displayName: 'Operation',
			name: 'operation',
			type: 'options',
			noDataExpression: true,
			displayOptions: { show: { resource: [resource] } },
			options: operations.map(({ option }) => option),
			default: preset,
		},
		...[...shownFor].map(([field, operation]) => ({
			...field,
			displayOptions: { show: { ...field.displayOptions?.show, resource: [resource], operation } },
		})),
	];
}
