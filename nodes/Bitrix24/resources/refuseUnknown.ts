import type { INodeTypeDescription } from 'n8n-workflow';
import { execute } from '../execution/executeItem';
import { invalidInput } from '../execution/operationSpec';
import type { Failure } from '../portal/outcome';
import { shown } from '../portal/values';
import type { Resource } from './operation';

/** What is named in the node's JSON, or by a program, and is no entry of a list. */
function notOneOf(label: string, value: unknown, known: string[]): Failure {
	return invalidInput(
		`${label} ${shown(value)} is not one of ${known.join(', ')}`,
		`Nothing was sent for this item. Choose a value from the ${label} list.`,
	);
}

/** Takes the requests of a resource or an operation that the node does not have. */
export const refuseUnknown = (
	resources: Resource[],
): INodeTypeDescription['requestOperations'] => ({
	pagination: execute({
		idempotency: 'safe',
		label: 'Operation',
		refuses: ({ parameters: { resource = 'payment', operation } }) => {
			const known = resources.find((one) => one.resource === resource);
			return known === undefined
				? notOneOf(
						'Resource',
						resource,
						resources.map((one) => one.resource),
					)
				: notOneOf(
						'Operation',
						operation,
						known.operations.map(({ option }) => String(option.value)),
					);
		},
	}),
});
