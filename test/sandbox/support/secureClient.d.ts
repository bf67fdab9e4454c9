/** Reads an https address; rejects where its certificate is not this one, in PEM. */
export function getSecurely(
	url: string,
	certificate?: string,
): Promise<{ status: number; text: string }>;
