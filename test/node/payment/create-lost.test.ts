import { sampleIds } from '../../sandbox';
import { BUCKET_FULL } from '../../support/faults/knownErrors';
import {
	CONTINUE,
	locator,
	type NodeSetup,
	operationRunner,
	retryOnFail,
} from '../../support/engine/runNode';
import { useSandbox } from '../../support/useSandbox';

describe('Payment > Create, when the answer never comes', () => {
	const sandbox = useSandbox({}, { speedUp: 100 });
	const run = operationRunner(sandbox, 'payment.create', {
		fill: 'none',
		dealId: locator('={{ $json.id }}'),
	});
	const create = async (setup: NodeSetup = {}, deals: unknown[] = [sampleIds.deal]) =>
		await run(deals, {}, setup);
	const sent = (deal?: number) =>
		sandbox.journal.entries.filter(
			({ method, parameters: { entityId } }) =>
				method === 'crm.item.payment.add' && (deal === undefined || entityId === deal),
		).length;

	it.each(['before', 'never'] as const)(
		'is not sent again, since it is unknown whether it was added (carried out: %s)',
		async (process) => {
			sandbox.faults.order({ kind: 'reset', process });

			const { json } = await create(CONTINUE);

			expect(json('Bitrix24')).toMatchObject([
				{
					error: expect.stringMatching(/it is unknown whether it was added$/),
					details: {
						code: 'ECONNRESET',
						httpCode: null,
						description: expect.stringMatching(
							/^It was not retried, because a retry could create a duplicate\. .*Payment > Get Many/,
						),
					},
				},
			]);
			expect(sent()).toBe(1);
		},
	);

	it('is not sent again by Retry On Fail either, which says the same in each try', async () => {
		sandbox.faults.order({ kind: 'reset', process: 'before' });

		const { thrown } = await create(retryOnFail(3));

		expect(thrown.map(({ message }) => message)).toEqual(
			Array(3).fill(expect.stringMatching(/it is unknown whether it was added$/)),
		);
		expect(sent()).toBe(1);
	});

	it('does not keep Retry On Fail from what has not been sent', async () => {
		const { dealWithTwoUnpaid, dealWithoutPayments } = sampleIds;
		sandbox.faults.order({
			kind: 'reset',
			process: 'before',
			parameters: ({ entityId }) => entityId === dealWithTwoUnpaid,
		});

		const { json } = await create({ ...retryOnFail(2), ...CONTINUE }, [
			dealWithTwoUnpaid,
			dealWithoutPayments,
		]);

		expect(sent(dealWithTwoUnpaid)).toBe(1);
		expect(sent(dealWithoutPayments)).toBe(1);
		expect(json('Bitrix24')).toMatchObject([
			{ error: expect.stringContaining('unknown') },
			{ id: expect.any(Number) },
		]);
	});

	it('is sent again when the portal refused it before running it', async () => {
		sandbox.faults.order(BUCKET_FULL);

		const { json } = await create();

		expect(json('Bitrix24')).toEqual([{ id: expect.any(Number) }]);
		expect(sent()).toBe(2);
	});
});
