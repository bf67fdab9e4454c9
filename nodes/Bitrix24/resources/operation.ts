import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

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
