import { operationsPage } from './operations';
import { writePage, writeSchemas } from './page';
import { outputSchemas } from './schemas';

async function main(): Promise<void> {
	writePage(await operationsPage());
	writeSchemas(await outputSchemas());
}

void main();
