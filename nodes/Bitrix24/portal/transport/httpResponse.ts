import type { Outcome, Skipped } from '../outcome';

/** What came back over HTTP: the parsed JSON, or the text where it was none. */
export interface HttpResponse {
	body: unknown;
	statusCode: number;
	headers: Record<string, unknown>;
}

/** The outcome of a request, and its body, which for a batch holds the results of its commands. */
export interface ScheduledResponse {
	outcome: Outcome | Skipped;
	body?: unknown;
	status?: number;
}
