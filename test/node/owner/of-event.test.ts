import { sampleIds } from '../../sandbox';
import { locator, operationRunner } from '../../support/engine/runNode';
import { useSandbox } from '../../support/useSandbox';

const { deal, invoice } = sampleIds;

describe('Deal or Invoice > Get behind a trigger', () => {
	const sandbox = useSandbox();
	const id = locator('={{ $json.owner.entityId }}');
	const run = operationRunner(sandbox, 'owner.get', {
		...{ entityTypeId: '={{ $json.owner.entityTypeId }}', dealId: id, invoiceId: id },
	});

	it('reads the invoice or the deal that an event names', async () => {
		const events = [
			{ event: 'paymentPaid', owner: { entityTypeId: 31, entityId: invoice, orderId: 3658 } },
			{ event: 'paymentPaid', owner: { entityTypeId: 2, entityId: deal, orderId: 3653 } },
		];

		const { json } = await run(events);

		expect(json('Bitrix24')).toMatchObject([
			{ id: invoice, title: sandbox.store.invoices.get(invoice)?.title },
			{ id: deal, title: sandbox.store.deals.get(deal)?.title },
		]);
	});
});
