import { sampleIds } from '../../sandbox';
import { useSandbox } from '../../support/useSandbox';
import { pick } from './picker';

describe('The list of deals and invoices', () => {
	const sandbox = useSandbox();
	const search = async (entityTypeId: number, filter?: string) =>
		await pick(sandbox, entityTypeId === 2 ? 'searchDeals' : 'searchInvoices', {
			parameters: { operation: 'create', entityTypeId },
			filter,
		});

	it('shows deals by title, sum and id, the newest first', async () => {
		const { results } = await search(2);

		expect(results.map(({ value }) => value)).toEqual([13149, 13147, 13146, 13145, 13144]);
		expect(results.at(-1)).toEqual({
			name: 'Поставка телефонов · 256 647.00 RUB · 13144',
			value: sampleIds.deal,
		});
		expect(results[2]).toEqual({ name: 'Office furniture · 1 950.50 USD · 13146', value: 13146 });
	});

	it('shows invoices where the owner is one', async () => {
		const { results } = await search(31);

		expect(results.map(({ value }) => value)).toEqual([73, 72, sampleIds.invoice]);
	});

	it.each([
		['searchDeals', 31, 13149],
		['searchInvoices', 2, 73],
	])(
		'shows what its own field is for, whatever else is chosen (%s)',
		async (list, type, newest) => {
			const { results } = await pick(sandbox, list, {
				parameters: { operation: 'create', entityTypeId: type },
			});

			expect(results[0]?.value).toBe(newest);
		},
	);

	it.each([
		['a part of the title, in any case', 2, ' FURNI ', [13146]],
		['words of another alphabet', 2, 'телефонов', [13144]],
		['an id', 2, String(sampleIds.deal), [sampleIds.deal]],
		['an id of an invoice', 31, '72', [72]],
	])('finds them by %s', async (_name, entityTypeId, filter, ids) => {
		const { results } = await search(entityTypeId, filter);

		expect(results.map(({ value }) => value)).toEqual(ids);
	});

	it('goes on from page to page', async () => {
		for (let i = 0; i < 110; i += 1) sandbox.store.addDeal({ title: `Order ${i}` });

		const pages: unknown[][] = [];
		let paginationToken: string | undefined;
		do {
			const page = await pick(sandbox, 'searchDeals', { filter: 'Order', paginationToken });
			pages.push(page.results.map(({ name }) => name.split(' · ')[0]));
			paginationToken = page.paginationToken as string | undefined;
		} while (paginationToken !== undefined && pages.length < 9);

		expect(pages.map((page) => page.length)).toEqual([50, 50, 10]);
		expect(pages.flat()).toEqual(Array.from({ length: 110 }, (_none, i) => `Order ${109 - i}`));
	});

	it.each([
		['no deal fits', 2, 'xyz', 'No deals match "xyz"'],
		['no invoice fits', 31, '999', 'No invoices match "999"'],
	])('says why it is empty: %s', async (_name, entityTypeId, filter, name) => {
		expect(await search(entityTypeId, filter)).toEqual({ results: [{ name, value: '' }] });
	});

	it('says why it is empty: the portal shows none to this user', async () => {
		sandbox.store.deals.clear();

		const { results } = await search(2);

		expect(results).toEqual([{ name: 'No deals that the credential’s user can see', value: '' }]);
	});
});
