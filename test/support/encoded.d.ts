/** A text, compressed as a server does. */
export function encoded(
	text: string,
	name: 'gzip' | 'x-gzip' | 'deflate' | 'deflate without a head' | 'br',
): Buffer;
