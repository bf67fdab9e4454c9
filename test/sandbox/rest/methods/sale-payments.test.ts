import { type Sandbox, sampleIds, startSandbox } from '../../index';
import { callWebhook, errorOf, resultOf } from '../../support/webhookClient';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
beforeEach(() => {
	sandbox.reset();
	sandbox.settings.user = { admin: true };
});
afterAll(async () => await sandbox.stop());

type Rows = Array<Record<string, unknown>>;
const listed = async (parameters: object): Promise<Rows> =>
	(await resultOf<{ payments: Rows }>(sandbox, 'sale.payment.list', parameters)).payments;
const ids = async (filter: object, order: object = { id: 'asc' }) =>
	(await listed({ filter, order })).map(({ id }) => id);

test('sale.payment.list and get show all that a poller needs, and list what was selected', async () => {
	const whole = {
		...{ id: 1036, orderId: 3653, accountNumber: '3653/1', paid: 'Y', empPaidId: 1 },
		...{ datePaid: '2024-05-20T12:32:02+03:00', dateBill: '2024-05-20T12:30:00+03:00' },
		...{ paySystemId: 6, paySystemName: 'Наличные', sum: 79_999, currency: 'RUB' },
	};
	expect(await listed({ filter: { id: 1036 } })).toEqual([whole]);
	expect(await resultOf(sandbox, 'sale.payment.get', { id: 1036 })).toEqual({ payment: whole });
	expect(await listed({ filter: { id: 1036 }, select: ['paid', 'id', 'none'] })).toEqual([
		{ id: 1036, paid: 'Y' },
	]);
});

test.each([
	[{ '>id': 1046 }, [1047, 1048]],
	[{ '@id': [1036, '1040'] }, [1036, 1040]],
	[{ '=id': [1048, 1037] }, [1037, 1048]],
	[{ '>id': 1046, paid: 'Y' }, [1047]],
	[{ '>=datePaid': '2024-05-20T12:32:02+03:00', '<id': 1040 }, [1036]],
])('the filter %j finds %j', async (filter, found) => {
	expect(await ids(filter)).toEqual(found);
});

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
	[{ '@datePaid': ['2026-01-01T08:00:00Z', '2026-01-01T06:00:00Z'] }, [early, late]],
	[{ '>datePaid': '2026-01-01 10:00:00' }, [late]],
	[{ '>=datePaid': '2026-01-02' }, []],
	[{ '=datePaid': null }, [never]],
	[{ '%datePaid': '08:00' }, [late]],
])(
	'dates are compared as points in time, whatever zone they are written in: %j',
	async (filter, found) => {
		expect(await ids({ ...datesAre(), ...filter })).toEqual(found);
	},
);

test('dates are sorted as points in time too, and in lists of one owner', async () => {
	const filter = datesAre();
	expect(await ids({ ...filter, '!datePaid': null }, { datePaid: 'asc' })).toEqual([early, late]);
	const of = { entityId: sampleIds.deal, entityTypeId: 2 };
	const wanted = { '=datePaid': '2026-01-01T06:00:00Z' };
	expect(await resultOf(sandbox, 'crm.item.payment.list', { ...of, filter: wanted })).toMatchObject(
		[{ id: early }],
	);
});

test('what is no date is an error rather than a wrong answer', async () => {
	const filter = { '>datePaid': 'yesterday' };
	expect(await errorOf(sandbox, 'sale.payment.list', { filter })).toMatchObject({
		text: 'Wrong date "yesterday"',
	});
});

test('crm.orderentity.list tells whose each order is', async () => {
	const parameters = {
		filter: { '@orderId': [3653, 3658, 3660], '>ownerId': 71 },
		select: ['orderId', 'ownerId', 'ownerTypeId'],
		order: { orderId: 'desc' },
	};
	const { body } = await callWebhook(sandbox, 'crm.orderentity.list', parameters);
	expect(body).toMatchObject({ total: 2 });
	expect(body.result).toEqual({
		orderEntity: [
			{ orderId: 3660, ownerId: 73, ownerTypeId: 31 },
			{ orderId: 3653, ownerId: 13_144, ownerTypeId: 2 },
		],
	});
});

test('crm.orderentity.list comes in pages by owner, or whole', async () => {
	for (let count = 0; count < 60; count++) sandbox.store.addPayment();
	const list = async (parameters: object) =>
		(await callWebhook(sandbox, 'crm.orderentity.list', parameters)).body;
	const first = await list({ select: ['ownerId'] });
	expect(first).toMatchObject({ total: 68, next: 50 });
	const owners = (first.result as { orderEntity: Rows }).orderEntity;
	expect(owners).toHaveLength(50);
	expect(owners.slice(0, 4)).toEqual([71, 72, 73, 13_144].map((ownerId) => ({ ownerId })));
	const whole = (await list({ start: -1 })).result as { orderEntity: Rows };
	expect(whole.orderEntity).toHaveLength(68);
});

test('crm.orderentity.list is for administrators', async () => {
	sandbox.settings.user = { admin: false };
	expect(await errorOf(sandbox, 'crm.orderentity.list')).toEqual({
		status: 400,
		code: '200040300010',
		text: 'Access Denied',
	});
});
