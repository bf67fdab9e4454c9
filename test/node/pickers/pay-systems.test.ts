import { sampleIds } from '../../sandbox';
import { useSandbox } from '../../support/useSandbox';
import { pick } from './picker';

describe('The list of payment systems', () => {
	const sandbox = useSandbox();

	it('shows those of deals and invoices that are switched on by name, their ids as numbers', async () => {
		Object.assign(sandbox.store.paySystems.get(9) ?? {}, { active: 'N' });

		const { results, paginationToken } = await pick(sandbox, 'searchPaySystems');

		expect(results).toHaveLength(4);
		expect(results).toContainEqual({ name: 'Cash', value: 8 });
		for (const other of [9, sampleIds.ofOldInvoices, sampleIds.ofQuotes]) {
			expect(results.map(({ value }) => value)).not.toContain(other);
		}
		expect(paginationToken).toBeUndefined();
	});

	it.each([
		['ca', [7, 8]],
		['НАЛИЧ', [6]],
	])('finds them by a part of the name, in any case: %s', async (filter, ids) => {
		const { results } = await pick(sandbox, 'searchPaySystems', { filter });

		expect(results.map(({ value }) => value).sort()).toEqual(ids);
	});

	it('says why it is empty', async () => {
		const none = await pick(sandbox, 'searchPaySystems', { filter: 'xyz' });
		sandbox.store.paySystems.clear();
		const nowhere = await pick(sandbox, 'searchPaySystems');

		expect(none.results).toEqual([{ name: 'No payment system’s name contains "xyz"', value: '' }]);
		expect(nowhere.results).toEqual([
			{ name: 'The portal has no active payment systems', value: '' },
		]);
	});

	it.each([
		['the scope is missing', { scopes: ['crm'] }, /^The request requires higher privileges/],
		['the user is no administrator', { user: { admin: false } }, /^Access denied!/],
	])('says what it needs, and how to do without, where %s', async (_name, settings, words) => {
		Object.assign(sandbox.settings, settings);

		const picked = pick(sandbox, 'searchPaySystems');

		await expect(picked).rejects.toThrow(words);
		await expect(picked).rejects.toThrow(
			'This list requires the pay_system scope and a CRM administrator. Without them, choose By ID.',
		);
	});
});
