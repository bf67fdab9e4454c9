import type { FaultKind } from '../../sandbox/faults';

type PortalError = Extract<FaultKind, { kind: 'error' }> & { code: string };

/** Errors of Bitrix24 that several tests order, as it writes them. */
export const BUCKET_FULL: PortalError = {
	...{ kind: 'error', code: 'QUERY_LIMIT_EXCEEDED', text: 'Too many requests', status: 503 },
};

export const METHOD_BLOCKED: PortalError = {
	...{ kind: 'error', code: 'OPERATION_TIME_LIMIT', status: 429 },
	text: 'Method is blocked due to operation time limit.',
};

export const INTERNAL_ERROR: PortalError = {
	...{ kind: 'error', code: 'INTERNAL_SERVER_ERROR', text: 'Internal server error', status: 500 },
};
