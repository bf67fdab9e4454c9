import { say } from '../command-line';
import { ANIMATION, demoAnimation } from './animation';
import { translations } from './errors/russian';
import { errorsPages } from './errors/page';
import { measuredPages } from './measured';
import { operationsPages } from './operations';
import { writeSchemas, writeText } from './page';
import { translation } from './russian';
import { outputSchemas } from './schemas';
import { testedPages } from './tested';

async function main(): Promise<void> {
	const pages = {
		...(await operationsPages()),
		...(await errorsPages()),
		...testedPages(),
		...measuredPages(),
	};
	for (const [path, text] of Object.entries(pages)) writeText(path, text);
	writeText(ANIMATION, await demoAnimation());
	writeSchemas(await outputSchemas());
	for (const line of [translation, ...translations].flatMap(({ report }) => report)) {
		say(line);
	}
}

void main();
