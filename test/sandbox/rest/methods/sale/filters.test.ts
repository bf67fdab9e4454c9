import { type Sandbox, sampleIds, startSandbox } from '../../../index';
import { callWebhook, errorOf, resultOf } from '../../../support/webhookClient';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
beforeEach(() => {
	sandbox.reset();
	sandbox.settings.culture = 'ru';
});
afterAll(async () => await sandbox.stop());

type Rows = Array<Record<string, unknown>>;
const listed = async (parameters: object): Promise<Rows> =>
	(await resultOf<{ payments: Rows }>(sandbox, 'sale.payment.list', parameters)).payments;
const ids = async (filter: object, order: object = { id: 'asc' }) =>
	(await listed({ filter, order })).map(({ id }) => id);

test.each([
	[{ '>id': 1046 }, [1047, 1048]],
	[{ '@id': [1036, '1040'] }, [1036, 1040]],
	[{ '=id': [1048, 1037] }, [1037, 1048]],
	[{ '>id': 1046, paid: 'Y' }, [1047]],
	[{ '>=datePaid': '2024-05-20T12:32:02+03:00', '<id': 1040 }, [1036]],
])('the filter %j finds %j', async (filter, found) => {
	expect(await ids(filter)).toEqual(found);
});

test.each([
	[
		['3654/1', '3654/3', '9/9'],
		[1038, 1040],
	],
	['3654/2', [1039]],
	[['a-é/1 '], [1038]],
	[['1e3'], []],
	[['073'], []],
	[73, [1040]],
	['365%', []],
])(
	'numbers %j are compared as MySQL compares text, not as numbers: %j',
	async (accountNumber, found) => {
		const numbers = { [sampleIds.unpaidToo]: 'A-E/1', [sampleIds.unpaidThird]: '1000', 1040: '73' };
		if (!JSON.stringify(accountNumber).includes('3654')) {
			for (const [id, number] of Object.entries(numbers))
				sandbox.store.payment(Number(id)).accountNumber = number;
		}
		expect(await ids({ '=accountNumber': accountNumber })).toEqual(found);
	},
);

test('order by id goes both ways', async () => {
	expect(await ids({ '>id': 1046 }, { id: 'desc' })).toEqual([1048, 1047]);
});

const [early, late, never] = [sampleIds.paid, 1040, sampleIds.unpaid];
const datesAre = () => {
	Object.assign(sandbox.store.payment(early), { datePaid: '2026-01-01T09:00:00+03:00' });
	Object.assign(sandbox.store.payment(late), { datePaid: '2026-01-01T08:00:00+00:00' });
	return { '@id': [early, late, never] };
};

test.each([
	[{ '>=datePaid': '2026-01-01T11:00:00+03:00' }, [late]],
	[{ '>=datePaid': '2026-01-01T11:00:00.000+03:00' }, [late]],
	[{ '>datePaid': '2026-01-01T06:00:00Z' }, [late]],
	[{ '<datePaid': '2026-01-01T16:00:00+10:00' }, []],
	[{ '<=datePaid': '2026-01-01T16:00:00+10:00' }, [early]],
	[{ '=datePaid': '2026-01-01T06:00:00Z' }, [early]],
	[{ '=datePaid': '2026-01-01T06:00:00.500Z' }, [early]],
	[{ '>datePaid': '2026-01-01 10:00:00' }, [late]],
	[{ '>=datePaid': '2026-01-02' }, []],
	[{ '>datePaid': '01.01.2026 10:00:00' }, [late]],
])(
	'dates are compared as points in time, whatever zone they are written in: %j',
	async (filter, found) => {
		expect(await ids({ ...datesAre(), ...filter })).toEqual(found);
	},
);

test('dates are sorted as points in time too', async () => {
	const filter = { ...datesAre(), '>datePaid': '2000-01-01' };
	expect(await ids(filter, { datePaid: 'asc' })).toEqual([early, late]);
});

test.each([
	{ '>datePaid': 'soon' },
	{ '<=datePaid': '' },
	{ datePaid: null },
	{ '!datePaid': null },
	{ payed: 'Y' },
	{ '@personTypeId': [3, 4] },
	{ ID: 1036 },
	{ '><id': 1036 },
])(
	'a filter it doesn’t know, or a date that is none, is dropped in silence: %j',
	async (filter) => {
		expect(await ids({ ...datesAre(), ...filter })).toEqual([early, never, late]);
		expect(await ids(datesAre(), { payed: 'desc' })).toEqual([early, never, late]);
	},
);

test('a list of dates breaks the filter', async () => {
	const filter = { '@datePaid': ['2026-01-01'] };
	expect(await errorOf(sandbox, 'sale.payment.list', { filter })).toMatchObject({ code: '0' });
});

test.each([
	['ru', '2024-05-20T12:32:02+03:00', '2024-04-05T12:30:00+03:00'],
	['us', '2024-05-20T12:32:02+03:00', '2024-04-05T12:30:00+03:00'],
	['gb', null, '2024-05-04T12:30:00+03:00'],
] as const)(
	'with the culture %s a date is answered as %j, another as %j',
	async (culture, datePaid, dateBill) => {
		sandbox.settings.culture = culture;
		sandbox.store.payment(early).dateBill = '2024-04-05T12:30:00+03:00';
		expect(await resultOf(sandbox, 'sale.payment.get', { id: early })).toMatchObject({
			payment: { datePaid, dateBill },
		});
		expect(await listed({ filter: { id: early } })).toMatchObject([{ datePaid, dateBill }]);
		expect(await resultOf(sandbox, 'crm.item.payment.get', { id: early })).toMatchObject({
			datePaid: '2024-05-20T12:32:02+03:00',
		});
		expect(
			await ids({ '@id': [early, late], '>=datePaid': '2024-05-20T12:32:02+03:00' }),
		).toHaveLength(2);
	},
);

test.each([
	[0, 1036, 50],
	[60, 1086, 100],
	['99', 1086, 100],
	[100, 1136, undefined],
])('start %j answers the page it lies on', async (start, first, next) => {
	sandbox.store.addPayments(100);
	const { body } = await callWebhook(sandbox, 'sale.payment.list', { start });
	expect(body.next).toBe(next);
	expect(body.total).toBe(113);
	expect((body.result as { payments: Rows }).payments[0]?.id).toBe(first);
});

test('start -1 answers the first fifty and counts nothing', async () => {
	sandbox.store.addPayments(100);
	const { body } = await callWebhook(sandbox, 'sale.payment.list', { start: -1 });
	expect((body.result as { payments: Rows }).payments).toHaveLength(50);
	expect(body).not.toHaveProperty('total');
	expect(body).not.toHaveProperty('next');
});
