import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { paymentFromItem } from '../fields/payment';
import { inOrder } from './fieldOrder';

/** An operation: its entry in the Operation list, with its routing, and the fields it shows. */
export interface Operation {
	option: INodePropertyOptions;
	fields: INodeProperties[];
}

/** A resource and what can be done with it. */
export interface Resource {
	/** Its entry in the Resource list. */
	title: string;
	resource: string;
	/** In the order in which they are listed: what the resource is for, then the others by their values. */
	operations: Operation[];
	/** The value of the operation that a new node starts with. */
	preset: string;
}

/** Where a field is shown: for each of these operations of each of these resources. */
interface Shown {
	resource: string[];
	operation: string[];
}

const uses = ({ operations }: Resource, field: INodeProperties): string[] =>
	operations
		.filter(({ fields }) => fields.includes(field))
		.map(({ option }) => String(option.value));

const union = (a: string[], b: string[]): string[] => [...new Set([...a, ...b])];

/**
 * Where a field has to be shown, in as few declarations as can be: n8n evaluates each declared
 * property for each item, shown or not. Resources share one as long as that shows the field for no
 * operation that does not have it.
 */
function placesOf(resources: Resource[], field: INodeProperties): Shown[] {
	const fits = ({ resource, operation }: Shown): boolean =>
		resources
			.filter((one) => resource.includes(one.resource))
			.every((one) =>
				one.operations
					.filter(({ option }) => operation.includes(String(option.value)))
					.every(({ fields }) => fields.includes(field)),
			);
	const places: Shown[] = [];
	for (const one of resources) {
		const own: Shown = { resource: [one.resource], operation: uses(one, field) };
		if (own.operation.length === 0) continue;
		const merged = (place: Shown): Shown => ({
			resource: union(place.resource, own.resource),
			operation: union(place.operation, own.operation),
		});
		const index = places.findIndex((place) => fits(merged(place)));
		const place = places[index];
		if (place === undefined) places.push(own);
		else places[index] = merged(place);
	}
	return places;
}

/** The same resource, whose operations show below the Payment field what a new node's expression gives. */
const withNotices = (resource: Resource): Resource => ({
	...resource,
	operations: resource.operations.map((operation) => ({
		...operation,
		fields: operation.fields.flatMap((field) =>
			field.name === 'paymentId' ? [field, paymentFromItem] : [field],
		),
	})),
});

/**
 * Makes the Resource list, the Operation list of each resource, and the fields of all operations. A
 * field that several operations name is declared once and shown for each, in each one's own order.
 *
 * @param preset the value of the resource that a new node starts with
 */
export function describe(all: Resource[], preset: string): INodeProperties[] {
	const resources = all.map(withNotices);
	const fields = inOrder(
		resources.flatMap(({ operations }) => operations.map((operation) => operation.fields)),
	);
	const resourceList: INodeProperties = {
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: resources.map(({ title, resource }) => ({ name: title, value: resource })),
		default: preset,
		// Makes n8n hand every request of every operation to that operation's carrier.
		routing: { send: { paginate: true } },
	};
	const operationLists = resources.map(
		({ resource, operations, preset: own }): INodeProperties => ({
			displayName: 'Operation',
			name: 'operation',
			type: 'options',
			noDataExpression: true,
			displayOptions: { show: { resource: [resource] } },
			options: operations.map(({ option }) => option),
			default: own,
		}),
	);
	return [
		resourceList,
		...operationLists,
		...fields.flatMap((field) =>
			placesOf(resources, field).map((place) => ({
				...field,
				// The place first: once a shown value is an expression, n8n looks at no further one.
				displayOptions: { show: { ...place, ...field.displayOptions?.show } },
			})),
		),
	];
}
