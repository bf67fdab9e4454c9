import type { INodeProperties } from 'n8n-workflow';
import { paymentFromItem } from '../fields/payment';
import { inOrder } from './fieldOrder';
import type { Resource } from './operation';
import { withSharedCollections } from './sharedCollections';
import { placesOf } from './shownFor';

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
	const resources = withSharedCollections(all.map(withNotices));
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
