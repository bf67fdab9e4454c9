/** A reply before it is sent. */
export interface Reply {
	status: number;
	body: string;
	html?: boolean;
	location?: string;
}

/** A reply with a value as JSON. */
export function json(status: number, body: unknown): Reply {
	return { status, body: JSON.stringify(body) };
}

const TITLES: Record<number, string> = { 502: 'Bad Gateway', 504: 'Gateway Time-out' };

/** An error page as a web server in front of the portal sends it. */
export function errorPage(status: number): Reply {
	const title = `${status} ${TITLES[status] ?? 'Error'}`;
	const body = `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`;
	return { status, body, html: true };
}
