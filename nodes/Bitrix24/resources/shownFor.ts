import type { INodeProperties } from 'n8n-workflow';
import type { Resource } from './operation';

/** Where a field is shown: for each of these operations of each of these resources. */
export interface Shown {
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
export function placesOf(resources: Resource[], field: INodeProperties): Shown[] {
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
