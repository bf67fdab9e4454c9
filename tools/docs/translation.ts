/** Texts in another language, which knows what of it was asked for. */
export class Translation {
	private readonly asked = new Set<string>();

	/**
	 * @param texts the translation of each text
	 * @param file where they stand
	 */
	constructor(
		private readonly texts: Record<string, string>,
		private readonly file = 'russianTexts.ts',
	) {}

	/**
	 * The translation of a text.
	 *
	 * @throws Error that names the text when it has none
	 */
	of(text: string): string {
		this.asked.add(text);
		const translated = this.texts[text];
		if (translated !== undefined) return translated;
		throw new Error(`${this.file} has no translation of "${text}"`);
	}

	/**
	 * Makes sure that nothing is left over, once all that is to be translated was.
	 *
	 * @throws Error that names the texts that nobody asked for
	 */
	assertAllUsed(): void {
		const unused = Object.keys(this.texts).filter((text) => !this.asked.has(text));
		if (unused.length === 0) return;
		throw new Error(
			`${this.file} translates what the node no longer says: "${unused.join('", "')}"`,
		);
	}
}
