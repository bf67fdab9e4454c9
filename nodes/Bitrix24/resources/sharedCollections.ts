import type { INodeProperties } from 'n8n-workflow';
import type { Resource } from './operation';
import { inOrder } from './fieldOrder';
import { placesOf } from './shownFor';

/** What two collections have in common that differ in their entries alone. */
const kindOf = (field: INodeProperties): string => JSON.stringify({ ...field, options: undefined });

const entriesOf = (field: INodeProperties): INodeProperties[] =>
	(field.options ?? []) as INodeProperties[];

/** The same resources with other fields. */
const withFields = (
	resources: Resource[],
	change: (field: INodeProperties) => INodeProperties[],
): Resource[] =>
	resources.map((resource) => ({
		...resource,
		operations: resource.operations.map((operation) => ({
			...operation,
			fields: operation.fields.flatMap(change),
		})),
	}));

/** One collection in place of those of a kind, each of whose entries is shown for the operations that have it. */
function sharedCollection(resources: Resource[], kind: string): INodeProperties | undefined {
	const isOfKind = (field: INodeProperties): boolean =>
		field.type === 'collection' && kindOf(field) === kind;
	const collections = resources
		.flatMap(({ operations }) => operations.flatMap(({ fields }) => fields))
		.filter(isOfKind);
	const [first] = collections;
	if (first === undefined || collections.every((one) => one === first)) return undefined;
	// What reads the same is the same entry.
	const known = new Map<string, INodeProperties>();
	const entry = (one: INodeProperties): INodeProperties => {
		const same = known.get(JSON.stringify(one)) ?? one;
		known.set(JSON.stringify(one), same);
		return same;
	};
	const byOperation = withFields(resources, (field) =>
		isOfKind(field) ? entriesOf(field).map(entry) : [],
	);
	const entries = inOrder(
		byOperation.flatMap(({ operations }) => operations.map(({ fields }) => fields)),
	);
	return {
		...first,
		options: entries.flatMap((one) =>
			placesOf(byOperation, one).map(({ resource, operation }) => ({
				...one,
				displayOptions: {
					show: {
						'/resource': resource,
						'/operation': operation,
						...one.displayOptions?.show,
					},
				},
			})),
		),
	};
}

/**
 * The same resources, whose collections share one declaration where they differ in their entries alone, such as
 * Filters and Sort: n8n evaluates each declared property for each item.
 */
export function withSharedCollections(resources: Resource[]): Resource[] {
	const shared = new Map<string, INodeProperties | undefined>();
	return withFields(resources, (field) => {
		if (field.type !== 'collection') return [field];
		const kind = kindOf(field);
		if (!shared.has(kind)) shared.set(kind, sharedCollection(resources, kind));
		return [shared.get(kind) ?? field];
	});
}
