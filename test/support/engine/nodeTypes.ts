import { DirectoryLoader, type ExecuteContext, RoutingNode } from 'n8n-core';
import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypes } from 'n8n-workflow';
import { Bitrix24 } from '../../../nodes/Bitrix24/Bitrix24.node.js';
import { Bitrix24PaymentPollTrigger } from '../../../nodes/Bitrix24/Bitrix24PaymentPollTrigger.node.js';
import { Bitrix24Trigger } from '../../../nodes/Bitrix24/Bitrix24Trigger.node.js';
import { standIns } from './standIns';
import { nodeTypesOf } from './workflowParts';

export const BITRIX24 = 'n8n-nodes-bitrix24-payments.bitrix24';
export const TRIGGER = `${BITRIX24}Trigger`;
export const POLL_TRIGGER = 'n8n-nodes-bitrix24-payments.bitrix24PaymentPollTrigger';

/** As n8n does when it loads a declarative node: the common request options, and an execute of n8n's own. */
function loaded(node: INodeType, thrown: Error[]): INodeType {
	DirectoryLoader.applyDeclarativeNodeOptionParameters(node);
	return Object.assign(Object.create(node) as INodeType, {
		async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
			const data = await new RoutingNode(this as ExecuteContext, node)
				.runNode()
				.catch((error: Error) => {
					thrown.push(error);
					throw error;
				});
			return data ?? [];
		},
	});
}

/**
 * The nodes that a workflow may have.
 *
 * @param thrown gets what our node throws, before n8n makes a copy of it
 */
export function nodeTypes(thrown: Error[], more: Record<string, INodeType>): INodeTypes {
	const known: Record<string, INodeType> = {
		...standIns,
		...more,
		[BITRIX24]: loaded(new Bitrix24(), thrown),
		[TRIGGER]: new Bitrix24Trigger(),
		[POLL_TRIGGER]: new Bitrix24PaymentPollTrigger(),
	};
	const find = (name: string): INodeType => {
		const type = known[name];
		if (type === undefined) throw new Error(`The engine harness knows no node ${name}`);
		return type;
	};
	return nodeTypesOf(find);
}
