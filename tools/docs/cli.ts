import { errorsPages } from './errors/page';
import { operationsPages } from './operations';
import { writeSchemas, writeText } from './page';
import { outputSchemas } from './schemas';

async function main(): Promise<void> {
	const pages = { ...(await operationsPages()), ...(await errorsPages()) };
	for (const [path, text] of Object.entries(pages)) writeText(path, text);
	writeSchemas(await outputSchemas());
}

void main();
