import { say } from '../command-line';
import { userTexts } from './userTexts';

/** Lists each text that a user meets once, by kind, with the first place where it stands. */
function main(): void {
	const texts = userTexts();
	const kinds = [...new Set(texts.map(({ kind }) => kind))].sort();
	for (const kind of kinds) {
		const ofKind = texts.filter((one) => one.kind === kind);
		const distinct = new Map(ofKind.map(({ text, place }) => [text, place] as const).reverse());
		say(`${kind} (${distinct.size})`);
		for (const [text, place] of [...distinct].sort()) say(`  ${text}  ${place}`);
	}
}

main();
