/** What a user sets in the node's options. */
export interface RunOptions {
	/** Calls in one request; 0: as many as fit the portal's limits. */
	batchSize: number;
	parallelRequests: number;
	maxWaitMs: number;
	/** Whether to read the record back after it was written. */
	returnsRecord: boolean;
	/** Whether to ask for the payment's public link after it was created. */
	returnsLink: boolean;
	/** Whether to read what each payment belongs to. */
	includesOwner: boolean;
}
