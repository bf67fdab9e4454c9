import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { Bitrix24 } from '../../nodes/Bitrix24/Bitrix24.node.js';

/** An operation as the node describes it. */
export interface Described {
	/** The resource's name in the editor, such as "Payment Product". */
	resource: string;
	/** The values of both parameters. */
	parameters: { resource: string; operation: string };
	option: INodePropertyOptions;
	/** The URL of its request: a REST method, but for Method > Call. */
	method: string;
	/** Its own fields to fill in, in the order of the editor. */
	fields: INodeProperties[];
}

const { properties } = new Bitrix24().description;

const optionsOf = (field: INodeProperties | undefined): INodePropertyOptions[] =>
	(field?.options ?? []) as INodePropertyOptions[];

/** The entries of a collection that are shown for an operation, each with what else it depends on. */
const entriesFor = (field: INodeProperties, resource: string, operation: string) =>
	((field.options ?? []) as INodeProperties[]).flatMap((entry) => {
		const {
			'/resource': resources,
			'/operation': itsOperations,
			...show
		} = entry.displayOptions?.show ?? {};
		if (resources === undefined) return [entry];
		if (!resources.includes(resource) || itsOperations?.includes(operation) !== true) return [];
		return [{ ...entry, displayOptions: Object.keys(show).length > 0 ? { show } : undefined }];
	});

const isShownFor = ({ displayOptions }: INodeProperties, resource: string, operation?: string) =>
	displayOptions?.show?.resource?.includes(resource) === true &&
	(operation === undefined || displayOptions.show.operation?.includes(operation) === true);

/** The field with those entries of its collection that are shown for an operation. */
const withEntriesFor = (field: INodeProperties, resource: string, operation: string) =>
	field.type === 'collection'
		? { ...field, options: entriesFor(field, resource, operation) }
		: field;

const operationsOf = (resource: INodePropertyOptions): Described[] => {
	const value = String(resource.value);
	const list = properties.find((field) => field.name === 'operation' && isShownFor(field, value));
	return optionsOf(list).map((option) => ({
		resource: resource.name,
		parameters: { resource: value, operation: String(option.value) },
		option,
		method: String(option.routing?.request?.url),
		fields: properties
			.filter((field) => field.type !== 'notice' && isShownFor(field, value, String(option.value)))
			.map((field) => withEntriesFor(field, value, String(option.value))),
	}));
};

/** The operation whose name, such as "Pay", stands behind its resource's, such as "Payment". */
export const titleOf = ({ resource, option }: Described): string => `${resource} > ${option.name}`;

/** Every operation, by resource, in the order of the editor. */
export const operations: Described[] = optionsOf(
	properties.find(({ name }) => name === 'resource'),
).flatMap(operationsOf);

const options = properties.find(({ name }) => name === 'options');

/** The entries of Options, those of every operation or those of one. */
export const optionsFor = (described?: Described): INodeProperties[] =>
	((options?.options ?? []) as INodeProperties[]).filter(({ displayOptions }) => {
		const show = displayOptions?.show;
		if (described === undefined || show === undefined) return show === described;
		const { resource, operation } = described.parameters;
		return (
			show['/resource']?.includes(resource) === true &&
			show['/operation']?.includes(operation) === true
		);
	});

/** The ways into the portal. */
export const authentication = properties.filter(({ name }) => name === 'authentication');
