import type { IDataObject } from 'n8n-workflow';
import { type Sandbox, sampleIds } from '../sandbox';
import { runWorkflow } from '../support/engine';
import { CredentialsByItem } from '../support/engine/credentials';
import { CONTINUE, locator, type NodeSetup, workflowWith } from '../support/engine/runNode';
import { useSandbox } from '../support/useSandbox';

const { unpaid, deal } = sampleIds;

describe('A credential with an expression that depends on the item', () => {
	const first = useSandbox({ secret: 'secret1' });
	const second = useSandbox({ secret: 'secret2' });
	const portals: Record<string, Sandbox> = { first, second };

	const pay = async (names: string[], setup: NodeSetup = {}, more: IDataObject = {}) => {
		const credentials = new CredentialsByItem(({ portal }) => ({
			webhookSecretUrl: portals[String(portal)]?.webhookUrl ?? '',
			plan: 'selfHosted',
		}));
		const input = names.map((portal) => ({ portal, id: unpaid, ...more }));
		return { credentials, run: await runWorkflow(workflowWith(setup), { credentials, input }) };
	};
	const paidIn = (portal: Sandbox) => portal.store.payment(unpaid).paid;
	const idsIn = (portal: Sandbox) =>
		portal.journal.calls('crm.item.payment.pay').map(({ parameters }) => Number(parameters.id));

	it.each([
		['one request an item', {}],
		['in batches', { batchSize: 10 }],
		['one after the other', { parallelRequests: 1 }],
	])('sends each item to its own portal (%s)', async (_name, options) => {
		const names = ['first', 'second', 'first', 'second'];

		const { run, credentials } = await pay(names, { parameters: { options } });

		expect(run.json('Bitrix24')).toEqual(names.map(() => ({ id: unpaid, result: true })));
		expect([idsIn(first), idsIn(second)]).toEqual([
			[unpaid, unpaid],
			[unpaid, unpaid],
		]);
		// n8n itself reads it once before all items.
		expect(credentials.reads).toBe(names.length + 1);
	});

	it('pays nothing in the portal of another item', async () => {
		await pay(['second', 'second']);

		expect([paidIn(first), paidIn(second)]).toEqual(['N', 'Y']);
		expect(first.journal.entries).toEqual([]);
	});

	it('fails the items whose portal is not known, and only these', async () => {
		const { run } = await pay(['first', 'third', 'second'], CONTINUE);

		expect(run.json('Bitrix24')).toMatchObject([
			{ id: unpaid, result: true },
			{ error: 'Webhook URL is empty', details: { code: 'INVALID_CREDENTIAL' } },
			{ id: unpaid, result: true },
		]);
	});

	it('finds the payment of a deal in the item’s own portal, though the deals have one number', async () => {
		second.store.payment(unpaid).paid = 'Y';

		const setup = { ...CONTINUE, parameters: { paymentId: locator(deal, 'deal') } };
		const { run } = await pay(['first', 'second'], setup);

		expect(run.json('Bitrix24')).toMatchObject([
			{ id: unpaid, result: true },
			{ error: expect.stringContaining('has no unpaid payment') },
		]);
		expect(idsIn(second)).toEqual([]);
	});
});
