/** What a handler answered. */
export interface HandlerAnswer {
	status: number;
	text: string;
}

/** How a request is sent. */
export interface PostOptions {
	/** Real milliseconds until the whole answer has to be there. */
	timeout: number;
	/** Instead of, or beside, those of a form. */
	headers?: Record<string, string>;
	/** Requests that can be broken off; this one is in it as long as it is under way. */
	underWay: Set<{ destroy(): unknown }>;
}

/**
 * Posts a body to a handler, once, as a form; redirects are not followed. Rejects where no whole answer
 * comes, with the message "timeout", "broken off", a code such as ECONNREFUSED, or what else was said.
 */
export function post(url: string, body: string, options: PostOptions): Promise<HandlerAnswer>;
