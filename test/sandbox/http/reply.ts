/** A reply before it is sent. */
export interface Reply {
	status: number;
	body: string;
	html?: boolean;
	location?: string;
}

const RAW = 'raw-json:';

/** JSON text that stands in a value as it is, where JSON.stringify could not make it. */
export class RawJson {
	constructor(private readonly text: string) {}

	toJSON(): string {
		return RAW + encodeURIComponent(this.text);
	}
}

/** A reply with a value as JSON; there may be {@link RawJson} in it. */
export function json(status: number, value: unknown): Reply {
	const text = JSON.stringify(value);
	if (!text.includes(`"${RAW}`)) return { status, body: text };
	const marked = new RegExp(`"${RAW}([^"]*)"`, 'g');
	return {
		status,
		body: text.replace(marked, (_whole, encoded: string) => decodeURIComponent(encoded)),
	};
}

/** A JSON list in a list in a list, or an object in an object; thousands deep is no matter. */
export function nestedJson(depth: number, of: 'list' | 'object' = 'list'): string {
	const [open, close] = of === 'list' ? ['[', ']'] : ['{"a":', '}'];
	return `${open.repeat(depth)}1${close.repeat(depth)}`;
}

const TITLES: Record<number, string> = { 502: 'Bad Gateway', 504: 'Gateway Time-out' };

/** An error page as a web server in front of the portal sends it. */
export function errorPage(status: number): Reply {
	const title = `${status} ${TITLES[status] ?? 'Error'}`;
	const body = `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`;
	return { status, body, html: true };
}
