import type { INodeParameters } from 'n8n-workflow';
import { sampleIds } from '../../sandbox';
import { operationRunner } from '../../support/engine/runNode';
import { useSandbox } from '../../support/useSandbox';

/** Those of old invoices and of quotes: the list shows what is there, and what each is for. */
const OF_OTHERS = [sampleIds.ofOldInvoices, sampleIds.ofQuotes].map(String);

describe('Payment System > Get Many', () => {
	const sandbox = useSandbox();
	beforeEach(() => {
		Object.assign(sandbox.store.paySystems.get(9) ?? {}, { active: 'N' });
	});
	const run = operationRunner(sandbox, 'paySystem.getAll', { returnAll: true });
	const list = async (parameters?: INodeParameters) => await run([{}], parameters);
	const idsOf = async (parameters: INodeParameters) =>
		(await list(parameters)).json('Bitrix24').map(({ ID }) => ID);

	it('emits each payment system as Bitrix24 gives it, its keys in upper case', async () => {
		const { items } = await list();

		expect(items('Bitrix24')).toHaveLength(7);
		expect(items('Bitrix24')[1]).toEqual({
			json: {
				ID: '6',
				NAME: 'Наличные',
				ACTIVE: 'Y',
				PERSON_TYPE_ID: null,
				ENTITY_REGISTRY_TYPE: 'ORDER',
			},
			pairedItem: { item: 0 },
		});
		expect(sandbox.journal.entries.map(({ method }) => method)).toEqual(['sale.paysystem.list']);
	});

	it.each([
		['those that are on', { active: 'Y' }, { ACTIVE: 'Y' }, ['1', '6', '7', '8', ...OF_OTHERS]],
		['those that are off', { active: 'N' }, { ACTIVE: 'N' }, ['9']],
		['the one of a name', { name: 'Card' }, { NAME: 'Card' }, ['7']],
		['a name and a state', { name: 'Card', active: 'N' }, { NAME: 'Card', ACTIVE: 'N' }, []],
		[
			'all, when Name was added but left empty',
			{ name: '' },
			{},
			['1', '6', '7', '8', '9', ...OF_OTHERS],
		],
	])('finds %s', async (_name, filters, sent, ids) => {
		expect(await idsOf({ filters })).toEqual(ids);
		expect(sandbox.journal.entries[0]?.parameters.FILTER ?? {}).toEqual(sent);
	});

	it('returns only as many as Limit says', async () => {
		expect(await idsOf({ returnAll: false, limit: 2 })).toEqual(['1', '6']);
	});

	it.each([0, 10])('names the scope that is missing (batch size %i)', async (batchSize) => {
		sandbox.settings.scopes = ['crm', 'sale'];

		const { error } = await list({ options: { batchSize } });

		expect(error?.context).toMatchObject({ code: 'insufficient_scope' });
		expect(error?.description).toMatch('The webhook lacks the scope pay_system.');
	});

	it('explains that only an administrator of the CRM may see them', async () => {
		sandbox.settings.user = { admin: false };

		const { error } = await list();

		expect(error?.message).toBe('Access denied!');
		expect(error?.description).toMatch(/Only a CRM administrator can see the payment systems/);
		expect(error?.description).not.toMatch(/paid payment|this deal/);
	});
});
