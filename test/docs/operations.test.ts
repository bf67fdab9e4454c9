import { Bitrix24 } from '../../nodes/Bitrix24/Bitrix24.node.js';
import { operationsPage } from './operations';
import { readPage } from './page';

describe('docs/operations.md', () => {
	it('is what npm run docs writes', async () => {
		expect(readPage()).toBe(await operationsPage());
	});

	it('has an entry for every operation of the node', () => {
		const { properties } = new Bitrix24().description;
		const names = (field: (typeof properties)[number] | undefined) =>
			(field?.options ?? []).map((option) => [
				option.name,
				'value' in option ? String(option.value) : '',
			]);
		const titles = names(properties.find(({ name }) => name === 'resource')).flatMap(
			([resource, value]) =>
				properties
					.filter(
						({ name, displayOptions }) =>
							name === 'operation' && displayOptions?.show?.resource?.includes(value ?? ''),
					)
					.flatMap((field) => names(field).map(([operation]) => `${resource} > ${operation}`)),
		);

		const entries = [...readPage().matchAll(/^### (.+)$/gm)].map(([, title]) => title);
		expect(titles.length).toBeGreaterThan(20);
		expect(entries).toEqual(titles);
	});

	it('links to headings that are there', () => {
		const page = readPage();
		const headings = [...page.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
			title
				.toLowerCase()
				.replace(/[^\w -]/g, '')
				.replaceAll(' ', '-'),
		);
		const links = [...page.matchAll(/\]\(#([^)]*)\)/g)].map(([, anchor]) => anchor);
		expect(links.length).toBeGreaterThan(0);
		expect(headings).toEqual(expect.arrayContaining(links));
	});
});
