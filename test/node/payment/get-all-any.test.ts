import type { INodeParameters } from 'n8n-workflow';
import { sampleIds } from '../../sandbox';
import { CONTINUE, locator, operationRunner, retryOnFail } from '../../support/engine/runNode';
import { until } from '../../support/engine/until';
import { textsWith } from '../../support/reachableTexts';
import { useSandbox } from '../../support/useSandbox';

// Several thousand payments are listed on a machine that may be busy.
jest.setTimeout(60_000);

const { paid, unpaid, unpaidToo, unpaidThird, unpaidOfInvoice, denied } = sampleIds;
const FIRST = 1036;
const LAST = 1048;

describe('Payment > Get Many of the whole portal', () => {
	const sandbox = useSandbox({}, { speedUp: 100 });
	const run = operationRunner(sandbox, 'payment.getAll', { entityTypeId: 0, returnAll: true });
	const list = async (parameters: INodeParameters = {}) => {
		const { error, json } = await run([{}], parameters);
		expect(error).toBeUndefined();
		return json('Bitrix24');
	};
	const ids = async (parameters: INodeParameters) => (await list(parameters)).map(({ id }) => id);
	const requests = () => sandbox.journal.entries.filter(({ batch }) => !batch).length;
	const sentFilter = () => sandbox.journal.calls('sale.payment.list')[0]?.parameters.filter;

	it('emits each payment as crm.item.payment.get gives it, with the ID of its order', async () => {
		const payments = await list();

		expect(payments).toHaveLength(LAST - FIRST + 1);
		expect(payments[0]).toEqual({
			...{ id: paid, accountNumber: '3653/1', paid: 'Y', datePaid: '2024-05-20T12:32:02+03:00' },
			...{ empPaidId: 1, paySystemId: 6, sum: 79_999, currency: 'RUB', paySystemName: 'Наличные' },
			orderId: 3653,
		});
		expect(payments.find(({ id }) => id === unpaidOfInvoice)).toMatchObject({ orderId: 3658 });
		expect(requests()).toBe(2);
	});

	it('shows a payment that the user may not read by itself, without the date that the list may have wrong', async () => {
		const payments = await list({ filters: { orderId: '3657' } });

		expect(payments).toEqual([
			{
				...{ id: denied, accountNumber: '3657/1', paid: 'N', empPaidId: null, paySystemId: 6 },
				...{ sum: 90_000, currency: 'RUB', paySystemName: 'Наличные', orderId: 3657 },
			},
		]);
	});

	it.each([
		['gb', 0],
		['us', 2],
		['ru', -7],
	] as const)(
		'gives the right dates on a portal that writes them as in %s, to a user %i hours ahead',
		async (culture, hoursAhead) => {
			Object.assign(sandbox.settings, { culture, user: { admin: true, hoursAhead } });
			sandbox.store.payment(unpaidToo).datePaid = '2024-04-05T12:30:00+03:00';

			const dates = Object.fromEntries((await list()).map(({ id, datePaid }) => [id, datePaid]));

			expect(dates[paid]).toBe('2024-05-20T12:32:02+03:00');
			expect(dates[unpaidToo]).toBe('2024-04-05T12:30:00+03:00');
			expect(dates[unpaid]).toBeNull();
		},
	);

	describe('by a filter', () => {
		beforeEach(() => {
			for (const { id } of sandbox.store.payments.values()) {
				const day = String(id - FIRST + 1).padStart(2, '0');
				const made = { dateBill: `2026-03-${day}T10:00:00+03:00` };
				const booked = { datePaid: `2026-04-${day}T10:00:00+03:00` };
				const payment = sandbox.store.payment(id);
				Object.assign(payment, made, payment.paid === 'Y' && booked);
			}
		});
		const filters: Array<[string, INodeParameters, object, number[]]> = [
			['Account Number', { accountNumber: ' 3653/2 ' }, { '=accountNumber': '3653/2' }, [unpaid]],
			['a number that is another’s beginning', { accountNumber: '3653' }, {}, []],
			['Order ID', { orderId: '3653' }, { '=orderId': 3653 }, [paid, unpaid]],
			[
				'Order ID of an expression',
				{ orderId: '={{ 3653 }}' },
				{ '=orderId': 3653 },
				[paid, unpaid],
			],
			['Paid', { paid: 'Y' }, { '=paid': 'Y' }, [paid, 1040, 1047]],
			['Currency', { currency: ' usd' }, { '=currency': 'USD' }, [1041, 1042, 1047, 1048]],
			['Pay System', { paySystemId: locator('1') }, { '=paySystemId': 1 }, [1046]],
			['Sum From', { sumFrom: 80_499 }, { '>=sum': 80_499 }, [unpaid, 1043, denied]],
			['Sum To', { sumTo: 300 }, { '<=sum': 300 }, [1046]],
			[
				'Created From and To',
				{ createdFrom: '2026-03-02T07:00:00Z', createdTo: '2026-03-04T10:00:00+03:00' },
				{ '>=dateBill': '2026-03-02T07:00:00Z', '<=dateBill': '2026-03-04T10:00:00+03:00' },
				[unpaid, unpaidToo, unpaidThird],
			],
			['Paid From', { paidFrom: '2026-04-05T10:00:00+03:00' }, {}, [1040, 1047]],
			['Paid From, a second later', { paidFrom: '2026-04-05T10:00:01+03:00' }, {}, [1047]],
			['Paid To', { paidTo: '2026-04-05T07:00:00Z' }, {}, [paid, 1040]],
			['several at once', { paid: 'N', currency: 'EUR', sumTo: 1500 }, {}, [unpaidToo, 1046]],
		];

		it.each(['ru', 'us', 'gb'] as const)(
			'finds what fits, on a portal that writes dates as in %s',
			async (culture) => {
				for (const [name, given, sent, found] of filters) {
					sandbox.journal.clear();
					Object.assign(sandbox.settings, { culture });

					expect([name, await ids({ filters: given })]).toEqual([name, found]);
					expect(sentFilter()).toMatchObject(sent);
				}
			},
		);

		it('sends no key that the portal would drop in silence', async () => {
			const all = Object.assign({}, ...filters.map(([, given]) => given)) as INodeParameters;
			await list({ filters: all });

			const known =
				/^(?:=(?:paid|currency|accountNumber|paySystemId|orderId)|[<>]=(?:sum|datePaid|dateBill))$/;
			const keys = Object.keys(sentFilter() as object);
			expect(keys).toHaveLength(11);
			expect(keys.filter((key) => !known.test(key))).toEqual([]);
		});

		it('filters nothing by one that is left at its default', async () => {
			const filters = {
				...{
					accountNumber: '',
					orderId: '',
					createdFrom: '',
					createdTo: '',
					paidFrom: '',
					paidTo: '',
				},
				...{ paid: 'any', sumFrom: 0, sumTo: 0, currency: '', paySystemId: locator('', 'list') },
			};

			expect(await ids({ filters })).toHaveLength(LAST - FIRST + 1);
			expect(sentFilter()).toBeUndefined();
		});

		it('leaves out what does not fit any more when it is read', async () => {
			sandbox.faults.order({
				...{ kind: 'body', method: 'sale.payment.list', process: 'never', status: 200 },
				body: { result: { payments: [{ ...sandbox.store.payment(paid), paid: 'N' }] }, total: 1 },
			});

			expect(await ids({ filters: { paid: 'N' } })).toEqual([]);
		});
	});

	const odd = (body: object) =>
		sandbox.faults.order({
			...{ kind: 'body', method: 'sale.payment.list', process: 'never', status: 200 },
			...{ body, times: Infinity },
		});

	it.each([
		['paid', { paid: 'Y' }, '=paid'],
		['currency', { currency: 'EUR' }, '=currency'],
		['pay system', { paySystemId: locator('9') }, '=paySystemId'],
		['sum', { sumFrom: 100_000 }, '>=sum'],
		['number', { accountNumber: '1/1' }, '=accountNumber'],
		['order', { orderId: '17' }, '=orderId'],
		['date', { createdTo: '2020-01-01' }, '<=dateBill'],
	])('fails where the portal answers with a payment of another %s', async (_name, filters, key) => {
		odd({ result: { payments: [{ ...sandbox.store.payment(unpaid) }] }, total: 1 });

		const { error } = await run([{}], { filters });

		expect(error?.message).toBe(
			`Bitrix24 returned payment ${unpaid}, which does not match the filter ${key}`,
		);
	});

	it('fails where the portal answers with the same page again and again', async () => {
		sandbox.store.addPayments(60);
		const payments = [...sandbox.store.payments.values()].slice(0, 50).map((one) => ({ ...one }));
		odd({ result: { payments }, total: 73, next: 50 });

		expect((await run([{}])).error?.message).toBe(
			`Bitrix24 returned payment ${FIRST} twice or out of order`,
		);
	});

	it.each([
		['all', { returnAll: true }],
		['more than n8n accepts', { returnAll: false, limit: 150_000 }],
		['so many in an order', { returnAll: false, limit: 150_000, sort: { sum: 'desc' } }],
	])('reads no second page where there are more than n8n accepts, of %s', async (_what, more) => {
		sandbox.store.addPayments(60);
		const payments = [...sandbox.store.payments.values()].slice(0, 50).map((one) => ({ ...one }));
		odd({ result: { payments }, total: 400_000, next: 50 });

		expect((await run([{}], more)).error).toMatchObject({
			message: 'The list has 400000 records, more than the 100000 that n8n accepts for one item',
			description: expect.stringMatching(/^Nothing was changed\. .* set a filter, a limit/),
		});
		expect(sandbox.journal.entries).toHaveLength(1);
	});

	it('fails where the portal answers in another order than it was asked for', async () => {
		const [first, second] = [...sandbox.store.payments.values()].map((one) => ({ ...one }));
		odd({ result: { payments: [second, first] }, total: 2 });

		expect((await run([{}])).error?.message).toBe(
			`Bitrix24 returned payment ${first?.id} twice or out of order`,
		);
	});

	describe('of many', () => {
		const FURTHER = 1237;
		beforeEach(() => sandbox.store.addPayments(FURTHER));
		const total = LAST - FIRST + 1 + FURTHER;

		it('reads many pages in one request, and each payment once', async () => {
			const found = await ids({});

			expect(found).toHaveLength(total);
			expect(new Set(found).size).toBe(total);
			// A page, a batch of the other 24, and 25 batches that read the payments themselves.
			expect(requests()).toBe(27);
		});

		it.each([
			['counts nothing', { uncounted: true }],
			['gives numbers as text', { numbersAsText: true }],
			['answers a batch with lists', { mapsAsLists: true }],
		])('finds all of them where the portal %s', async (_name, oddities) => {
			Object.assign(sandbox.settings.oddities, oddities);

			expect((await ids({})).map(Number)).toEqual([...sandbox.store.payments.keys()]);
		});

		it('reads no more pages than Limit needs', async () => {
			expect(await ids({ returnAll: false, limit: 120 })).toHaveLength(120);
			expect(sandbox.journal.calls('sale.payment.list')).toHaveLength(3);
			expect(sandbox.journal.calls('crm.item.payment.get')).toHaveLength(120);
		});

		it('begins with the newest where that is asked for', async () => {
			const found = await ids({ sort: { id: 'desc' } });

			expect(found).toEqual([...found].sort((one, other) => Number(other) - Number(one)));
			expect(found).toHaveLength(total);
		});

		it('finds each payment that was there, although others are made and deleted meanwhile', async () => {
			const before = [...sandbox.store.payments.keys()];
			const deleted = before.slice(3, 9);
			const reading = ids({});
			await until(() => sandbox.journal.entries.length > 0);
			for (const id of deleted) sandbox.store.payments.delete(id);
			sandbox.store.addPayments(7);
			const found = new Set(await reading);

			expect(before.filter((id) => !deleted.includes(id) && !found.has(id))).toEqual([]);
		});

		it('goes on by single requests where a page of the batch fails, or the portal takes none', async () => {
			sandbox.faults.order({
				...{ kind: 'error', code: 'INTERNAL_SERVER_ERROR', text: 'Internal server error' },
				...{ method: 'sale.payment.list', in: 'command', skip: 4 },
			});
			expect(await ids({})).toHaveLength(total);

			sandbox.faults.order({
				...{ kind: 'error', code: 'ERROR_BATCH_METHOD_NOT_ALLOWED', text: 'Not allowed' },
				...{ method: 'sale.payment.list', in: 'command', times: Infinity },
			});
			expect(await ids({})).toHaveLength(total);
		});

		it('sorts all of them, and where Limit cuts off lets the portal sort', async () => {
			for (const [place, { id }] of [...sandbox.store.payments.values()].entries()) {
				Object.assign(sandbox.store.payment(id), { sum: (place * 7919) % 1000 });
			}
			const sorted = [...sandbox.store.payments.values()]
				.sort((one, other) => other.sum - one.sum || one.id - other.id)
				.map(({ id }) => id);

			expect(await ids({ sort: { sum: 'desc' } })).toEqual(sorted);
			expect(await ids({ sort: { sum: 'desc' }, returnAll: false, limit: 130 })).toEqual(
				sorted.slice(0, 130),
			);
		});
	});

	it('sorts by the date as it is, not as the list has it', async () => {
		sandbox.settings.culture = 'gb';
		const dates: Record<number, string> = {
			[paid]: '2026-03-02T10:00:00+03:00',
			1040: '2026-02-03T10:00:00+03:00',
			1047: '2026-02-28T10:00:00+03:00',
		};
		for (const [id, datePaid] of Object.entries(dates)) {
			Object.assign(sandbox.store.payment(Number(id)), { datePaid });
		}

		expect(await ids({ filters: { paid: 'Y' }, sort: { datePaid: 'asc' } })).toEqual([
			1040,
			1047,
			paid,
		]);
	});

	it('pairs what each item listed with it, in single requests and in batches', async () => {
		for (const batchSize of [0, 10]) {
			const { items } = await run([{ order: 3653 }, { order: 999 }, { order: 3654 }], {
				filters: { orderId: '={{ $json.order }}' },
				options: { batchSize },
			});

			expect(items('Bitrix24').map(({ json, pairedItem }) => [json.id, pairedItem])).toEqual([
				[paid, { item: 0 }],
				[unpaid, { item: 0 }],
				[unpaidToo, { item: 2 }],
				[unpaidThird, { item: 2 }],
				[1040, { item: 2 }],
			]);
		}
	});

	describe('without the scope sale, or the right to the orders', () => {
		it.each([
			['a webhook without the scope', { scopes: ['crm'] }, 'The webhook lacks the scope sale'],
			[
				'a user without the right',
				{ user: { admin: false } },
				'permissions for the online store’s orders',
			],
		])('says so: %s', async (_name, settings, advice) => {
			Object.assign(sandbox.settings, settings);

			const { json } = await run([{}], {}, CONTINUE);

			expect(json('Bitrix24')).toEqual([
				{
					error: expect.any(String),
					details: expect.objectContaining({
						method: 'sale.payment.list',
						description: expect.stringContaining(advice),
					}),
				},
			]);
		});
	});

	it.each([
		['Order ID', { orderId: '12a' }],
		['Created From', { createdFrom: 'yesterday' }],
		['Created To', { createdTo: '2026-02-31' }],
		['Paid From', { paidFrom: '2026-01-31T25:00:00' }],
		['Paid To', { paidTo: '2026-01-31T09:00:00+99:99' }],
		['Sum To', { sumTo: '={{ "many" }}' }],
		['Currency', { currency: 'roubles' }],
		['Paid', { paid: '={{ "yes" }}' }],
	])('refuses a bad %s before anything is sent', async (label, filters) => {
		const { error } = await run([{}], { filters });

		expect(error?.message).toMatch(new RegExp(`^${label} must be `));
		expect(sandbox.journal.entries).toEqual([]);
	});

	it.each(['accountNumber', 'orderId', 'createdFrom', 'createdTo'])(
		'refuses %s for a single deal, where an expression says so',
		async (name) => {
			const { error } = await run([{}], {
				entityTypeId: '={{ 2 }}',
				dealId: locator(sampleIds.deal),
				filters: { [name]: name.startsWith('created') ? '2026-01-31' : '17' },
			});

			expect(error?.message).toContain('applies to the payments of the whole portal');
			expect(sandbox.journal.entries).toEqual([]);
		},
	);

	it.each(['ё-1', 'Е-1', 'е-1'])(
		'takes a number for the same that the portal’s database takes for it: %s',
		async (accountNumber) => {
			Object.assign(sandbox.store.payment(unpaid), { accountNumber: 'Ё-1' });

			expect(await ids({ filters: { accountNumber } })).toEqual([unpaid]);
		},
	);

	it('takes the kind of an expression, and asks for no deal then', async () => {
		expect(await ids({ entityTypeId: '={{ 0 }}', filters: { orderId: '3653' } })).toEqual([
			paid,
			unpaid,
		]);
	});

	it.each(['sale.payment.list', 'crm.item.payment.get'])(
		'asks again after an answer of %s that never came, and fails when none comes',
		async (method) => {
			sandbox.faults.order({ kind: 'error', code: 'INTERNAL_SERVER_ERROR', text: 'Oops', method });
			expect(await ids({ filters: { orderId: '3653' } })).toEqual([paid, unpaid]);

			sandbox.faults.order({
				...{ kind: 'error', code: 'INTERNAL_SERVER_ERROR', text: 'Oops', method, times: Infinity },
			});
			const { json } = await run([{}], { filters: { orderId: '3653' } }, CONTINUE);
			expect(json('Bitrix24')).toMatchObject([
				{ error: 'Oops', details: { code: 'INTERNAL_SERVER_ERROR', method } },
			]);
		},
	);

	it('reads anew in each try of Retry On Fail', async () => {
		sandbox.faults.order({
			...{
				kind: 'error',
				code: '200040300010',
				text: 'Access Denied',
				method: 'sale.payment.list',
			},
		});

		const { error, json } = await run([{}], { filters: { orderId: '3653' } }, retryOnFail(2));

		expect(error).toBeUndefined();
		expect(json('Bitrix24')).toHaveLength(2);
	});

	it('leaves an item whose list failed on the error output, paired, and lists for the others', async () => {
		sandbox.faults.order({
			...{ kind: 'error', code: '200040300010', text: 'Access Denied', skip: 1 },
			method: 'sale.payment.list',
		});

		const { items, json } = await run(
			[{ order: 3653 }, { order: 3654 }, { order: 3655 }],
			{
				filters: { orderId: '={{ $json.order }}' },
				options: { batchSize: 1, parallelRequests: 1 },
			},
			{ onError: 'continueErrorOutput' },
		);

		expect(items('Bitrix24').map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 0, 2, 2].map((item) => ({ item })),
		);
		expect(items('Bitrix24', 1)).toMatchObject([{ pairedItem: { item: 1 } }]);
		expect(json('Bitrix24', 1)).toEqual([
			{
				order: 3654,
				error: 'Access Denied',
				details: expect.objectContaining({ code: '200040300010', method: 'sale.payment.list' }),
			},
		]);
	});

	it.each(['sale.payment.list', 'crm.item.payment.get'])(
		'lets out nothing of the webhook’s secret that %s answers, neither in items nor in failures',
		async (method) => {
			const link = `https://portal.example/rest/1/${sandbox.secret}/${method}`;
			sandbox.store.payment(unpaid).paySystemName = link;
			const listed = await run([{}], { filters: { orderId: '3653' } });
			expect(listed.json('Bitrix24')).toHaveLength(2);
			sandbox.faults.order({
				...{ kind: 'error', code: 'X', status: 400, text: `See ${link}`, times: Infinity },
				method,
			});

			for (const setup of [CONTINUE, {}]) {
				const failed = await run([{}], { filters: { orderId: '3653' } }, setup);
				const texts = [failed.thrown, failed.run.data.resultData, listed.run.data.resultData];
				expect(textsWith(['See https'], ...texts)).not.toEqual([]);
				expect(textsWith([sandbox.secret], ...texts)).toEqual([]);
			}
		},
	);
});
