import { sampleIds } from '../../sandbox';
import { locator } from '../../support/engine/runNode';
import { useSandbox } from '../../support/useSandbox';
import { pick } from './picker';

describe('The list of stages', () => {
	const sandbox = useSandbox();
	const search = async (entityTypeId: number, owner?: unknown, filter?: string) => {
		const field = entityTypeId === 31 ? 'invoiceId' : 'dealId';
		const { results } = await pick(sandbox, 'searchStages', {
			parameters: {
				...{ resource: 'owner', operation: 'setStage', entityTypeId },
				...(owner !== undefined && { [field]: locator(owner) }),
			},
			filter,
		});
		return results;
	};

	it('does not take an invoice’s number for the ID of another one', async () => {
		const invoiceId = locator(sampleIds.invoice, 'number');
		const parameters = { resource: 'owner', operation: 'setStage', entityTypeId: 31, invoiceId };

		await pick(sandbox, 'searchStages', { parameters });

		expect(sandbox.journal.calls('crm.item.list')).toEqual([]);
		expect(sandbox.journal.calls('crm.category.list')).toHaveLength(1);
	});

	it.each([
		[
			'a deal’s own pipeline',
			2,
			sampleIds.deal,
			['NEW', 'PREPARATION', 'EXECUTING', 'WON', 'LOSE'],
		],
		[
			'another pipeline',
			2,
			13146,
			['C1:NEW', 'C1:PREPARATION', 'C1:EXECUTING', 'C1:WON', 'C1:LOSE'],
		],
		['an invoice', 31, sampleIds.invoice, ['DT31_3:N', 'DT31_3:S', 'DT31_3:P', 'DT31_3:D']],
	])('shows those of %s, in their order', async (_name, type, owner, ids) => {
		const results = await search(type, owner);

		expect(results.map(({ value }) => value)).toEqual(ids);
		expect(results[0]?.name).toMatch(` · ${ids[0]}`);
	});

	it('shows those of all pipelines with their names while the deal is not known', async () => {
		const results = await search(2, '={{ $json.id }}');

		expect(results).toHaveLength(10);
		expect(results.map(({ name }) => name)).toEqual(
			expect.arrayContaining([
				'Wholesale · Сделка успешна · C1:WON',
				'Общая · Сделка успешна · WON',
			]),
		);
	});

	it('finds them by a part of the name or the ID', async () => {
		expect((await search(2, sampleIds.deal, ' УСПЕШНА ')).map(({ value }) => value)).toEqual([
			'WON',
		]);
		expect((await search(2, sampleIds.deal, 'exec')).map(({ value }) => value)).toEqual([
			'EXECUTING',
		]);
	});

	it('says why it is empty', async () => {
		expect(await search(2, sampleIds.deal, 'xyz')).toEqual([
			{ name: 'No stage’s name contains "xyz"', value: '' },
		]);
	});
});
