import { LoadOptionsContext } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	INodeListSearchResult,
	INodeParameters,
	INodeType,
} from 'n8n-workflow';
import { NodeHelpers, Workflow } from 'n8n-workflow';
import { Bitrix24 } from '../../../nodes/Bitrix24/Bitrix24.node.js';
import { BITRIX24 } from '../../support/engine';
import { TestCredentials } from '../../support/engine/credentials';
import { credentialsFor } from '../../support/engine/runNode';
import {
	additionalDataFor,
	CREDENTIALS,
	nodeOf,
	nodeTypesOf,
} from '../../support/engine/workflowParts';
import type { Sandbox } from '../../sandbox';

/** What the user has filled in so far, and what is typed into the list's search. */
export interface Asked {
	parameters?: INodeParameters;
	filter?: string;
	paginationToken?: string;
	plan?: string;
	credentials?: Record<string, ICredentialDataDecryptedObject>;
}

/**
 * Asks for a page of a list as n8n's editor does: the node's own method, on n8n's context for it
 * (n8n-core's LoadOptionsContext).
 */
export async function pick(
	sandbox: Sandbox,
	method: string,
	{ parameters = {}, filter, paginationToken, plan, credentials }: Asked = {},
): Promise<INodeListSearchResult> {
	const type: INodeType = new Bitrix24();
	const node = nodeOf('Bitrix24', BITRIX24, { parameters, credentials: CREDENTIALS });
	const workflow = new Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: nodeTypesOf(() => type),
	});
	// The editor sends the values that the user left as they were, too.
	const currentNodeParameters = NodeHelpers.getNodeParameters(
		type.description.properties,
		parameters,
		true,
		false,
		node,
		type.description,
	);
	const store = new TestCredentials(credentials ?? credentialsFor(sandbox, plan));
	const additionalData = additionalDataFor(store, { currentNodeParameters });
	const context = new LoadOptionsContext(workflow, node, additionalData, '');
	const search = type.methods?.listSearch?.[method];
	if (search === undefined) throw new Error(`The node has no list ${method}`);
	return await search.call(context, filter, paginationToken);
}

/** The lists that the node's fields name, by the fields that name them. */
export function namedLists(): string[] {
	const named = new Set<string>();
	const walk = (value: unknown): void => {
		if (typeof value !== 'object' || value === null) return;
		for (const [key, inner] of Object.entries(value)) {
			if (key === 'searchListMethod') named.add(String(inner));
			walk(inner);
		}
	};
	walk(new Bitrix24().description.properties);
	return [...named].sort();
}
