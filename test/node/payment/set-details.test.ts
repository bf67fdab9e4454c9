import type { INodeParameters } from 'n8n-workflow';
import { sampleIds } from '../../sandbox';
import {
	CONTINUE,
	locator,
	type NodeSetup,
	operationRunner,
	retryOnFail,
} from '../../support/engine/runNode';
import { useSandbox } from '../../support/useSandbox';

const UPDATE = 'sale.payment.update';
const { unpaid, unpaidToo, paid } = sampleIds;

describe('Payment > Set Details', () => {
	const sandbox = useSandbox({}, { speedUp: 100 });
	const run = operationRunner(sandbox, 'payment.setDetails');
	const set = async (details: INodeParameters, setup?: NodeSetup, ids: unknown[] = [unpaid]) =>
		await run(ids, { details }, setup);
	const sent = () =>
		sandbox.journal.entries
			.filter(({ method }) => method === UPDATE)
			.map(({ parameters }) => parameters);
	const all = {
		...{ documentNumber: '1842', documentDate: '2026-01-31', comment: 'По выписке' },
		externalId: 'pi_3NFY2k',
	};

	it('sets what is filled in, and emits { id, result }', async () => {
		const before = { ...sandbox.store.payment(unpaid) };

		const { items } = await set(all);

		expect(items('Bitrix24')).toEqual([
			{ json: { id: unpaid, result: true }, pairedItem: { item: 0 } },
		]);
		expect(sandbox.store.payment(unpaid)).toEqual({
			...before,
			...{ payVoucherNum: '1842', comments: 'По выписке', xmlId: 'pi_3NFY2k' },
			payVoucherDate: expect.stringMatching(/^2026-01-31T/),
		});
	});

	it('sends the payment system that the payment has, and neither Paid nor a sum', async () => {
		await set({ comment: 'x' }, {}, [paid]);

		const { paySystemId } = sandbox.store.payment(paid);
		expect(sent()).toEqual([{ id: paid, fields: { comments: 'x', paySystemId } }]);
	});

	it.each([
		['2026-01-31T23:30:00-08:00', '2026-01-31'],
		['2026-01-31T00:00:00+09:00', '2026-01-31'],
		['2026-01-31 00:00', '2026-01-31'],
		['={{ new Date("2026-02-01T03:00:00Z") }}', '2026-01-31'],
		['={{ DateTime.fromISO("2026-01-31T23:30:00", { zone: "America/New_York" }) }}', '2026-01-31'],
	])('takes the day of the document as it is written: %s', async (documentDate, day) => {
		await set({ documentDate });

		expect(sandbox.store.payment(unpaid).payVoucherDate).toMatch(day);
	});

	it('leaves alone what was added and left empty', async () => {
		await set({ comment: 'x', documentNumber: '', externalId: '  ', documentDate: '' });

		expect(sent()).toMatchObject([{ fields: { comments: 'x' } }]);
		expect(Object.keys(sent()[0]?.fields as object)).toEqual(['comments', 'paySystemId']);
	});

	it.each<[string, INodeParameters, string]>([
		['nothing', {}, 'Details is empty: there is nothing to change'],
		['nothing but empty details', { comment: '' }, 'Details is empty: there is nothing to change'],
		[
			'a long number',
			{ documentNumber: '1'.repeat(21) },
			'Document Number must be at most 20 characters',
		],
		['a long ID', { externalId: 'x'.repeat(256) }, 'External ID must be at most 255 characters'],
		['no date', { documentDate: '31.01.2026' }, 'Document Date must be a date'],
		['a 31 February', { documentDate: '2026-02-31' }, 'Document Date must be a date'],
		['a list for a comment', { comment: '={{ ["x"] }}' }, 'Comment must be text'],
		['an object for a number', { documentNumber: '={{ ({}) }}' }, 'Document Number must be text'],
	])('refuses %s before anything is sent', async (_name, details, words) => {
		const { json } = await set(details, CONTINUE);

		expect(json('Bitrix24')).toMatchObject([
			{ error: expect.stringContaining(words), details: { code: 'INVALID_INPUT' } },
		]);
		expect(sandbox.journal.entries).toEqual([]);
	});

	it.each([0, 1, 50])('works for many items, each paired (Batch Size %i)', async (batchSize) => {
		const ids = [unpaid, unpaidToo, sampleIds.missing, paid];

		const { items } = await run(
			ids,
			{ details: { comment: '={{ "of " + $json.id }}' }, options: { batchSize } },
			CONTINUE,
		);

		expect(items('Bitrix24')).toEqual(
			ids.map((id, item) => ({
				json:
					id === sampleIds.missing
						? { error: expect.any(String), details: expect.objectContaining({ id }) }
						: { id, result: true },
				pairedItem: { item },
			})),
		);
		expect(sandbox.store.payment(paid).comments).toBe(`of ${paid}`);
	});

	it('finds the payment by its deal', async () => {
		await run(
			[sampleIds.dealWithoutPayments, 13147],
			{
				paymentId: locator('={{ $json.id }}', 'deal'),
				details: { externalId: 'x' },
			},
			CONTINUE,
		);

		expect(sent()).toMatchObject([{ id: 1043 }]);
	});

	it('returns the payment where Return Payment is on', async () => {
		const { json } = await run([unpaid], {
			details: { comment: 'x' },
			options: { returnPayment: true },
		});

		expect(json('Bitrix24')).toMatchObject([{ id: unpaid, result: true, sum: 80_499, paid: 'N' }]);
	});

	it('says who may set details where the user may not', async () => {
		sandbox.settings.user = { admin: false, sale: 'R' };

		const { json } = await set({ comment: 'x' }, CONTINUE);

		expect(json('Bitrix24')).toMatchObject([
			{
				details: {
					code: '200040300020',
					method: UPDATE,
					description: expect.stringContaining('create the webhook as'),
				},
			},
		]);
	});

	it('names the scope that is missing', async () => {
		sandbox.settings.scopes = ['crm'];

		const { json } = await set({ comment: 'x' }, CONTINUE);

		expect(json('Bitrix24')).toMatchObject([
			{ details: { description: expect.stringContaining('lacks the scope sale') } },
		]);
	});

	it('sends nothing where the payment shows no payment system', async () => {
		const body = { result: { payment: { id: unpaid, paySystemId: null } } };
		sandbox.faults.order({ kind: 'body', status: 200, process: 'never', body, times: Infinity });

		const { json } = await set({ comment: 'x' }, CONTINUE);

		expect(json('Bitrix24')).toMatchObject([{ details: { code: 'UNEXPECTED_RESULT' } }]);
		expect(sent()).toEqual([]);
	});

	describe('whose answer never came', () => {
		it.each(['before', 'never'] as const)(
			'is looked at, and sent again only if it is not there (carried out: %s)',
			async (process) => {
				sandbox.faults.order({ kind: 'reset', process, method: UPDATE });

				const { json } = await set({ comment: 'x', documentNumber: '7', externalId: 'y' });

				expect(json('Bitrix24')).toEqual([{ id: unpaid, result: true }]);
				expect(sent()).toHaveLength(process === 'before' ? 1 : 2);
			},
		);

		it.each(['before', 'never'] as const)(
			'is sent again with a date, of which no read tells (carried out: %s)',
			async (process) => {
				sandbox.faults.order({ kind: 'reset', process, method: UPDATE });

				const { json } = await set(all);

				expect(json('Bitrix24')).toEqual([{ id: unpaid, result: true }]);
				expect(sent()).toHaveLength(2);
				expect(sandbox.store.payment(unpaid).payVoucherDate).toMatch(/^2026-01-31T/);
			},
		);

		it.each<[string, INodeParameters, RegExp]>([
			['is not done', { comment: 'x' }, /a check of the record shows that it was not done$/],
			['may be done, with a date', all, /it is unknown whether it was done$/],
		])('again and again: it %s', async (_name, details, words) => {
			sandbox.faults.order({ kind: 'reset', process: 'never', method: UPDATE, times: Infinity });

			const { json } = await set(details, CONTINUE);

			expect(json('Bitrix24')).toMatchObject([{ error: expect.stringMatching(words) }]);
		});

		it('is not sent again by Retry On Fail for an item that was done', async () => {
			sandbox.faults.order({
				...{ kind: 'error', code: '100', text: 'Invalid value', method: UPDATE, times: 1 },
				parameters: ({ id }) => id === unpaidToo,
			});

			const { items } = await set({ comment: 'x' }, retryOnFail(3), [unpaid, unpaidToo]);

			expect(items('Bitrix24')).toHaveLength(2);
			expect(sent().map(({ id }) => id)).toEqual([unpaid, unpaidToo, unpaidToo]);
		});
	});

	it('stops the run at the first failure, and says what the portal holds', async () => {
		const { error } = await run([unpaid, sampleIds.missing, unpaidToo], {
			details: { comment: 'x' },
			options: { parallelRequests: 1 },
		});

		const done = [unpaid, unpaidToo].filter((id) => sandbox.store.payment(id).comments === 'x');
		expect(done).toEqual([]);
		expect(error?.description).toMatch('No other item was done before the run stopped.');
	});
});
