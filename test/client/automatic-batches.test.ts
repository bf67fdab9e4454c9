import { sampleIds } from '../sandbox';
import { CONTINUE, idsAsItems, locator, runNode } from '../support/engine/runNode';
import { useSandbox } from '../support/useSandbox';

describe('A node whose options nobody has touched', () => {
	const limits = { bucket: { capacity: 50, drain: 2 } };
	const sandbox = useSandbox(limits, { perTest: true });
	const requests = () => sandbox.journal.entries.filter(({ batch }) => !batch);
	const methods = () => requests().map(({ method }) => method);
	const refused = () => requests().filter(({ http }) => http === 503);

	it('pays 300 payments on a standard portal in a few requests, of which none is refused', async () => {
		const ids = sandbox.store.addPayments(300);

		const started = Date.now();
		const { items } = await runNode(sandbox, idsAsItems(ids), { plan: 'standard' });

		expect(Date.now() - started).toBeLessThan(10_000);
		expect(requests().length).toBeLessThanOrEqual(20);
		expect(refused()).toEqual([]);
		expect(items('Bitrix24')).toEqual(
			ids.map((id, item) => ({ json: { id, result: true }, pairedItem: { item } })),
		);
		expect(sandbox.journal.calls('crm.item.payment.pay')).toHaveLength(300);
	});

	it('begins with one call on its own, which shows how long the method takes', async () => {
		const ids = sandbox.store.addPayments(60);

		await runNode(sandbox, idsAsItems(ids), { plan: 'standard' });

		const [first, ...others] = methods();
		expect(first).toBe('crm.item.payment.pay');
		expect(new Set(others)).toEqual(new Set(['batch']));
	});

	it.each([
		['few items', 'standard', 10],
		['a portal without limits', 'selfHosted', 60],
	])('sends each item on its own with %s', async (_name, plan, count) => {
		const ids = sandbox.store.addPayments(count);
		if (plan === 'selfHosted') sandbox.settings.bucket = null;

		await runNode(sandbox, idsAsItems(ids), { plan });

		expect(methods()).toEqual(Array(count).fill('crm.item.payment.pay'));
	});

	it('sends each item on its own with Batch Size 1, however many there are', async () => {
		sandbox.settings.bucket = null;
		const ids = sandbox.store.addPayments(51);

		await runNode(sandbox, idsAsItems(ids), {
			plan: 'enterprise',
			parameters: { options: { batchSize: 1 } },
		});

		expect(methods()).toEqual(Array(51).fill('crm.item.payment.pay'));
	});

	it('adds nothing in batches, since nobody could tell of a lost one what it added', async () => {
		sandbox.settings.bucket = null;
		const { id } = sandbox.store.addDeal();

		await runNode(sandbox, idsAsItems(Array(52).fill(id)), {
			plan: 'standard',
			parameters: {
				operation: 'create',
				fill: 'none',
				entityTypeId: 2,
				dealId: locator('={{ $json.id }}'),
			},
		});

		expect(methods()).toEqual(Array(52).fill('crm.item.payment.add'));
	});

	it('finds and pays the payments of many deals in batches, too', async () => {
		const deals = Array.from({ length: 80 }, () => {
			const entityId = sandbox.store.addDeal().id;
			return { deal: entityId, payment: sandbox.store.addPayment({ entityId }).id };
		});

		const { json } = await runNode(sandbox, idsAsItems(deals.map(({ deal }) => deal)), {
			plan: 'standard',
			parameters: { paymentId: locator('={{ $json.id }}', 'deal') },
		});

		expect(json('Bitrix24')).toEqual(deals.map(({ payment: id }) => ({ id, result: true })));
		expect(requests().length).toBeLessThanOrEqual(20);
		expect(refused()).toEqual([]);
	});

	it('stops at the first failure, says what was done, and sends nothing more', async () => {
		const ids = sandbox.store.addPayments(80);
		const input = [...ids.slice(0, 30), 99_999, ...ids.slice(30)];

		const { error } = await runNode(sandbox, idsAsItems(input), {
			plan: 'standard',
			parameters: { options: { parallelRequests: 1 } },
		});

		expect(error?.context).toMatchObject({ itemIndex: 30 });
		const done = ids.filter((id) => sandbox.store.payment(id).paid === 'Y');
		expect(done).toEqual(ids.slice(0, 30));
	});

	it('lets a refused item fail alone, when the workflow continues', async () => {
		const ids = sandbox.store.addPayments(80);
		const input = [...ids.slice(0, 30), sampleIds.denied, ...ids.slice(30)];

		const { json } = await runNode(sandbox, idsAsItems(input), { plan: 'standard', ...CONTINUE });

		const failed = json('Bitrix24').filter(({ error }) => error !== undefined);
		expect(failed).toMatchObject([{ error: 'Access denied', details: { id: sampleIds.denied } }]);
		expect(ids.every((id) => sandbox.store.payment(id).paid === 'Y')).toBe(true);
	});

	it('goes back to single requests where the portal takes a method in no batch', async () => {
		sandbox.settings.bucket = null;
		const code = 'ERROR_BATCH_METHOD_NOT_ALLOWED';
		sandbox.faults.order({ kind: 'error', in: 'command', code, text: 'No', times: Infinity });
		const ids = sandbox.store.addPayments(55);

		const { json } = await runNode(sandbox, idsAsItems(ids), { plan: 'standard' });

		expect(json('Bitrix24')).toEqual(ids.map((id) => ({ id, result: true })));
	});
});

describe('The size of an automatic batch', () => {
	const SCALE = 20;
	const sandbox = useSandbox(
		{ bucket: { capacity: 50, drain: 2 }, clockScale: SCALE, secondsPerPay: 2 },
		{ perTest: true, speedUp: SCALE },
	);

	it('keeps each of them well under the time that the portal gives a request', async () => {
		const ids = sandbox.store.addPayments(120);

		const { json } = await runNode(sandbox, idsAsItems(ids), { plan: 'standard' });

		expect(json('Bitrix24')).toEqual(ids.map((id) => ({ id, result: true })));
		const sizes = sandbox.journal.entries
			.filter(({ method }) => method === 'batch')
			.map(({ parameters }) => Object.keys(parameters.cmd as object).length);
		expect(Math.max(...sizes)).toBeLessThanOrEqual(12);
		expect(sizes.length).toBeLessThanOrEqual(20);
	});
});
