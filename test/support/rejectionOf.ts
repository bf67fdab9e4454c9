import type { NodeApiError } from 'n8n-workflow';

/** What a promise is rejected with; it is an error that it is not. */
export async function rejectionOf(promise: Promise<unknown>): Promise<NodeApiError> {
	return await promise.then(
		() => {
			throw new Error('What was expected to fail did not');
		},
		(thrown: NodeApiError) => thrown,
	);
}
