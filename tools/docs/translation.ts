/** Marks a text on a Russian page that has no translation yet. */
export const UNTRANSLATED = '*(ещё не переведено)*';

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

	/** The translation of a text; where there is none, the text itself with a mark. */
	of(text: string): string {
		this.asked.add(text);
		return this.texts[text] ?? `${text} ${UNTRANSLATED}`;
	}

	/** The texts that were asked for and have no translation. */
	get missing(): string[] {
		return [...this.asked].filter((text) => this.texts[text] === undefined);
	}

	/** The texts that have a translation and were not asked for. */
	get unused(): string[] {
		return Object.keys(this.texts).filter((text) => !this.asked.has(text));
	}

	/** What to add and what to remove, each text on a line of its own; nothing where all is in step. */
	get report(): string[] {
		return [
			...this.missing.map((text) => `${this.file}: add a translation of: ${text}`),
			...this.unused.map((text) => `${this.file}: remove, as nothing says it any more: ${text}`),
		];
	}
}
