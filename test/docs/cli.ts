import { operationsPages } from './operations';
import { writeSchemas, writeText } from './page';
import { outputSchemas } from './schemas';

async function main(): Promise<void> {
	for (const [path, text] of Object.entries(await operationsPages())) writeText(path, text);
	writeSchemas(await outputSchemas());
}

void main();
