import fc from 'fast-check';
import { sleep } from 'n8n-workflow';
import { Admission } from '../../../nodes/Bitrix24/execution/run/admission';
import { sampleIds } from '../../sandbox';
import { operationRunner } from '../../support/engine/runNode';
import { useSandbox } from '../../support/useSandbox';

jest.setTimeout(60_000);

/** More than are executed at once. */
const MANY = 2100;

describe('A run of more items than are executed at once', () => {
	const sandbox = useSandbox({}, { perTest: true });
	const get = operationRunner(sandbox, 'payment.get');
	const pay = operationRunner(sandbox, 'payment.pay');

	it('reads each payment once, in full batches, and then what they belong to', async () => {
		const ids = sandbox.store.addPayments(MANY);

		const { json } = await get(ids, {
			options: { batchSize: 50, parallelRequests: 20, includeOwner: true },
		});

		expect(json('Bitrix24').map(({ id }) => id)).toEqual(ids);
		expect(json('Bitrix24').every(({ owner }) => typeof owner === 'object')).toBe(true);
		const { entries } = sandbox.journal;
		const read = entries.filter(({ method }) => method === 'crm.item.payment.get');
		expect(read.map(({ parameters }) => Number(parameters.id)).sort((a, b) => a - b)).toEqual(ids);
		const methods = entries.map(({ method }) => method);
		const before = methods.slice(0, methods.lastIndexOf('crm.item.payment.get'));
		expect(before.filter((method) => method === 'batch')).toHaveLength(MANY / 50);
	});

	it('ends at the first failure, and sends nothing of the items that waited', async () => {
		const ids = [sampleIds.missing, ...sandbox.store.addPayments(MANY)];

		const { error } = await pay(ids, { options: { batchSize: 1 } });

		expect(error?.context).toMatchObject({ itemIndex: 0 });
		expect(sandbox.journal.entries).toHaveLength(1);
	});
});

describe('Admission', () => {
	it('lets in each item once, no more at once than it may, and the next ones when half of them are done', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 1, max: 9 }),
				fc.integer({ min: 0, max: 40 }),
				fc.infiniteStream(fc.nat()),
				async (most, count, choices) => {
					const admission = new Admission(most);
					const entered: number[] = [];
					const inside: Array<() => void> = [];
					for (let item = 0; item < count; item += 1) {
						void admission.enter().then((leave) => {
							entered.push(item);
							inside.push(leave);
						});
					}
					const settle = async () => await sleep(0);
					await settle();
					let left = 0;
					while (left < count) {
						expect(inside.length).toBeLessThanOrEqual(most);
						const isLow = inside.length <= most / 2;
						if (isLow) expect(entered).toHaveLength(count);
						const [choice] = choices.take(1);
						const [leave] = inside.splice((choice ?? 0) % inside.length, 1);
						leave?.();
						// A second time does nothing.
						leave?.();
						left += 1;
						const before = entered.length;
						const stillInside = inside.length;
						await settle();
						if (stillInside > most / 2) expect(entered).toHaveLength(before);
					}
					expect(entered).toEqual(Array.from({ length: count }, (_, item) => item));
				},
			),
		);
	});
});
