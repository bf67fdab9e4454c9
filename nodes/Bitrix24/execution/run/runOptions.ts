import type { IDataObject, IExecutePaginationFunctions } from 'n8n-workflow';

/** What a user sets in the node's options for the whole run. */
export interface RunOptions {
	/** Calls in one request; 0: as many as fit the portal's limits. */
	batchSize: number;
	parallelRequests: number;
	maxWaitMs: number;
	/** Whether to read each record back after it was written. */
	returnsRecord: boolean;
	/** Whether to ask for the payment's public link after it was created. */
	returnsLink: boolean;
	/** Whether to read what each payment belongs to. */
	includesOwner: boolean;
}

const wholeWithin = (value: unknown, low: number, high: number, otherwise: number): number =>
	typeof value === 'number' && Number.isFinite(value)
		? Math.min(high, Math.max(low, Math.floor(value)))
		: otherwise;

/** The options of a run, read once for all its items. */
export function readOptions(caller: IExecutePaginationFunctions): RunOptions {
	const options = caller.getNodeParameter('options', {}) as IDataObject;
	return {
		batchSize: wholeWithin(options.batchSize, 0, 50, 0),
		parallelRequests: wholeWithin(options.parallelRequests, 1, 20, 5),
		maxWaitMs: wholeWithin(options.maxWait, 0, 24 * 3600, 660) * 1000,
		returnsRecord: options.returnPayment === true,
		returnsLink: options.returnLink === true,
		includesOwner: options.includeOwner === true,
	};
}
