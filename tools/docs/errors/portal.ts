import { adviceFor } from '../../../nodes/Bitrix24/portal/errors/advice';
import type { HttpResponse } from '../../../nodes/Bitrix24/portal/transport/httpResponse';
import { parseResponse } from '../../../nodes/Bitrix24/portal/transport/response';
import type { Failure } from '../../../nodes/Bitrix24/portal/outcome';
import {
	ERROR_CATALOG,
	entryFor,
	type CatalogEntry,
} from '../../../nodes/Bitrix24/portal/errors/catalog';
import type { Row } from './row';
import { samples, type Sample } from './samples';

const PAY = 'crm.item.payment.pay';

const answerOf = ({ code, status = 400 }: Sample, text: string): HttpResponse => ({
	body: { error: code, error_description: text },
	statusCode: status,
	headers: {},
});

/** What the node makes of a sample, once for each of its texts. */
function failuresOf(sample: Sample): Failure[] {
	const { response, texts } = sample;
	const responses =
		response === undefined ? texts.map((text) => answerOf(sample, text)) : [response];
	return responses.map((one) => {
		const outcome = parseResponse(one);
		if (outcome.ok) throw new Error(`${sample.code} is read as a success`);
		return outcome;
	});
}

const entriesOf = (sample: Sample): Array<CatalogEntry | undefined> =>
	failuresOf(sample).map((failure) => entryFor(failure, sample.method ?? PAY));

/** The entries that no sample, and so no group of the page, stands for. */
export function withoutSample(entries: CatalogEntry[], shown: Sample[]): CatalogEntry[] {
	const known = shown.flatMap(entriesOf);
	return entries.filter((entry) => !known.includes(entry));
}

function rowOf(sample: Sample): Row {
	const { application, code, field = 'Payment', group, method = PAY, response, texts } = sample;
	const [first, ...others] = [...new Set(entriesOf(sample))];
	const [failure] = failuresOf(sample);
	if (first === undefined || failure === undefined || others.length > 0) {
		throw new Error(`${code} "${texts.join('", "')}" is not what one entry of ERROR_CATALOG means`);
	}
	return {
		group,
		codes: [failure.code],
		texts: response === undefined ? texts : [failure.message],
		own: response !== undefined,
		advice: adviceFor(failure, method, field, application ? 'application' : 'webhook'),
		done: failure.effect,
	};
}

/**
 * What is said of every code of Bitrix24 that the node knows.
 *
 * @throws Error that names the codes that have no sample
 */
export function portalRows(): Row[] {
	const missing = withoutSample(ERROR_CATALOG, samples);
	if (missing.length > 0) {
		const names = missing.map(
			({ code, message: words }) => `${code}${words ? ` ${String(words)}` : ''}`,
		);
		throw new Error(`samples.ts has no sample of ${names.join(', ')}`);
	}
	return samples.map(rowOf);
}
