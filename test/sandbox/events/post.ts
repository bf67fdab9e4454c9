/** What a handler answered. */
export interface HandlerAnswer {
	status: number;
	text: string;
}

/** Posts a body to a handler, once; redirects are not followed. Rejects where no whole answer comes. */
export async function post(
	url: string,
	body: string,
	signal: AbortSignal,
	headers: Record<string, string> = {},
): Promise<HandlerAnswer> {
	const response = await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
		body,
		redirect: 'manual',
		signal,
	});
	return { status: response.status, text: await response.text() };
}

/** Why no whole answer came: "timeout", a code such as ECONNREFUSED, or what else was said. */
export function reasonOf(error: unknown): string {
	if (!(error instanceof Error) && !(error instanceof DOMException)) return String(error);
	if (error.name === 'TimeoutError') return 'timeout';
	const { cause } = error as { cause?: unknown };
	const code = (cause as { code?: unknown } | undefined)?.code;
	return typeof code === 'string' ? code : error.message;
}
