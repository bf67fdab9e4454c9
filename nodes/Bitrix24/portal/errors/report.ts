import type { IDataObject, INode } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';
import type { Call, Failure } from '../outcome';
import type { Door } from '../connection/open';
import { adviceFor } from './advice';

/** A failure in words, ready to be shown. */
export interface FailureReport {
	message: string;
	details: {
		code: string;
		description: string;
		httpCode: string | null;
		method: string;
		id?: IDataObject['id'];
	};
}

/** An item that a stopped run had already dealt with. */
export interface ItemRef {
	index: number;
	id?: unknown;
}

const NAMED_AT_MOST = 50;

/** Codes of our own for what was decided before the call was made. */
const NEVER_SENT = ['INVALID_INPUT', 'NOT_ONE_RECORD', 'INVALID_CREDENTIAL', 'CANCELED'];

const redact = (text: string, secrets: string[]): string =>
	secrets.reduce((rest, secret) => rest.replaceAll(secret, '…'), text);

/**
 * Puts a failure into words: Bitrix24's text, and what to do.
 *
 * @param own the operation's own call
 * @param field the label of the field that the id came from
 * @param door the way in: its secrets are blotted out, should the portal echo them
 */
export function describeFailure(
	failure: Failure,
	own: Call,
	field: string,
	door?: Pick<Door, 'secrets' | 'credentialType'>,
): FailureReport {
	const secrets = door?.secrets ?? [];
	const way = door?.credentialType === undefined ? 'webhook' : 'application';
	const call = failure.call ?? own;
	const { id } = call.parameters;
	return {
		message: redact(failure.message, secrets),
		details: {
			code: redact(failure.code, secrets),
			description: redact(adviceFor(failure, call.method, field, way), secrets),
			httpCode: failure.httpCode,
			method: call.method,
			...(!NEVER_SENT.includes(failure.code) && id !== undefined && { id }),
		},
	};
}

const named = (items: ItemRef[]): string => {
	const names = [...items]
		.sort((a, b) => a.index - b.index)
		.slice(0, NAMED_AT_MOST)
		.map(({ index, id }) => (id === undefined ? `item ${index}` : `item ${index} (id ${id})`));
	const more = items.length - names.length;
	return names.join(', ') + (more > 0 ? ` and ${more} more` : '');
};

/** What a stopped run says of the other items. Items count from 0, as n8n shows them. */
export function summarizeRun(done: ItemRef[], unknown: ItemRef[]): string {
	const sentences = [
		done.length > 0
			? `Done before the run stopped: ${named(done)}.`
			: 'No other item was done before the run stopped.',
	];
	if (unknown.length > 0) {
		sentences.push(`Nobody can tell whether these were done: ${named(unknown)}.`);
	}
	return sentences.join(' ');
}

/**
 * The error that stops a workflow. It is made afresh, without the HTTP client's own error, which
 * would carry the request's URL.
 */
export function toNodeApiError(
	node: INode,
	{ message, details }: FailureReport,
	itemIndex: number,
): NodeApiError {
	const error = new NodeApiError(
		node,
		{ message },
		{ message, description: details.description, httpCode: details.httpCode ?? 'none', itemIndex },
	);
	// NodeApiError rewords a message that happens to hold the name of a Node.js error code.
	error.message = message;
	error.description = details.description;
	error.httpCode = details.httpCode;
	error.context.code = details.code;
	error.context.method = details.method;
	if (details.id !== undefined) error.context.id = details.id;
	return error;
}
