/** As many decimals as Bitrix24 keeps of a sum: "1200.0000". */
const DECIMALS = 4;

/** Blanks that people and programs put between thousands, and the apostrophe of Switzerland. */
const GROUP = /(?<=\d)[\s\u00a0\u2009\u202f'’](?=\d{3}(?:\D|$))/g;

/** "1,200" may be twelve hundred or one and a fifth. */
const AMBIGUOUS = /^[1-9]\d{0,2}[.,]\d{3}$/;

/** Thousands with one sign and decimals with the other: "1.200,50" and "1,200.50". */
const TWO_SIGNS = /^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?!\1)[.,]\d+$/;

function plainDecimal(text: string): string | undefined {
	const bare = text.trim().replace(GROUP, '');
	if (AMBIGUOUS.test(bare)) return undefined;
	const mixed = TWO_SIGNS.exec(bare);
	const single = mixed === null ? bare : bare.replaceAll(mixed[1] ?? '', '');
	return /^\d+(?:[.,]\d+)?$/.test(single) ? single.replace(',', '.') : undefined;
}

/**
 * Reads a sum in its smallest unit, since sums as floats are not equal to themselves.
 *
 * @param value a number, or a text such as "1200.50", "1 200,50", "1.200,50"
 * @returns ten thousandths; undefined where it is no sum, or may be two
 */
export function sumOf(value: unknown): bigint | undefined {
	const text =
		typeof value === 'number' && Number.isFinite(value) && value >= 0 && value < 1e15
			? value.toFixed(DECIMALS)
			: typeof value === 'string'
				? plainDecimal(value)
				: undefined;
	if (text === undefined) return undefined;
	const [whole = '', decimals = ''] = text.split('.');
	const kept = decimals.slice(0, DECIMALS).padEnd(DECIMALS, '0');
	return /[1-9]/.test(decimals.slice(DECIMALS)) ? undefined : BigInt(whole + kept);
}
