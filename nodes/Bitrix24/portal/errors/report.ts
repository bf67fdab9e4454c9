import type { IDataObject, INode } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';
import type { Connection } from '../connection/connection';
import type { Call, Failure } from '../outcome';
import { cut, printable } from '../values';
import { adviceFor } from './advice';
import { redactText } from './redact';

/** A failure in words, ready to be shown. */
export interface FailureReport {
	message: string;
	/** Whether it is the execution's being cancelled, not something that failed. */
	isCancellation?: boolean;
	details: {
		code: string;
		description: string;
		httpCode: string | null;
		/** The method that was called; undefined where none was, as with a credential that can't be read. */
		method?: string;
		id?: IDataObject['id'];
	};
}

/** What a failure is about. */
export interface FailureContext {
	/** The call that was to be made. */
	call?: Call;
	/** The label of the field that the id came from. */
	label: string;
	/** Its secrets are blotted out, should the portal echo them. */
	connection?: Pick<Connection, 'secrets' | 'credentialType'>;
}

/** The one failure that is a cancellation; a portal may have a code of the same name. */
const CANCELED_CODE = 'CANCELED';

/** Codes of our own for what was decided before the call was made. */
const NEVER_SENT = [
	'INVALID_INPUT',
	'NOT_ONE_RECORD',
	'INVALID_CREDENTIAL',
	'CREDENTIAL_MISSING',
	'CREDENTIAL_UNREADABLE',
	CANCELED_CODE,
];

/** The most characters that a message has. */
const MAX_MESSAGE_LENGTH = 1000;

/** A message, cut so that an addition to it stands at its end. */
export const withAddition = (message: string, addition: string): string =>
	cut(message, MAX_MESSAGE_LENGTH - 1 - addition.length) + addition;

/** Puts a failure into words: Bitrix24's text, and what to do. */
export function describeFailure(
	failure: Failure,
	{ call: own, label, connection }: FailureContext,
): FailureReport {
	const secrets = connection?.secrets ?? [];
	const way = connection?.credentialType === undefined ? 'webhook' : 'application';
	const call = failure.call ?? own;
	const id = call?.parameters.id;
	return {
		message: withAddition(redactText(printable(failure.message), secrets), ''),
		...(failure.code === CANCELED_CODE && failure.httpCode === null && { isCancellation: true }),
		details: {
			code: redactText(failure.code, secrets),
			description: redactText(adviceFor(failure, call?.method ?? '', label, way), secrets),
			httpCode: failure.httpCode,
			...(call !== undefined && { method: call.method }),
			...(!NEVER_SENT.includes(failure.code) && id !== undefined && { id }),
		},
	};
}

/**
 * n8n files an execution whose message has "canceled" in it as canceled, not as failed. Only a real
 * cancellation is one, so Bitrix24's own "Cannot paid a canceled order." is spelled the British way.
 */
const withoutCanceled = (text: string): string => text.replaceAll('canceled', 'cancelled');

/**
 * The error that stops a workflow. It is made afresh, without the HTTP client's own error, which
 * would carry the request's URL.
 */
export function toNodeApiError(
	node: INode,
	report: FailureReport,
	itemIndex: number,
): NodeApiError {
	const { details } = report;
	const { code, description, httpCode, method, id } = details;
	const message = report.isCancellation === true ? report.message : withoutCanceled(report.message);
	const error = new NodeApiError(
		node,
		{ message },
		{ message, description, httpCode: httpCode ?? 'none', itemIndex },
	);
	// NodeApiError rewords a message that happens to hold the name of a Node.js error code.
	Object.assign(error, { message, description, httpCode });
	Object.assign(error.context, {
		code,
		...(method !== undefined && { method }),
		...(id !== undefined && { id }),
	});
	return error;
}
