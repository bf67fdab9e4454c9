import { type Sandbox, sampleIds, startSandbox } from '../../../index';
import { callWebhook, errorOf, resultOf } from '../../../support/webhookClient';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
beforeEach(() => {
	sandbox.reset();
	sandbox.settings.user = { admin: true };
	sandbox.settings.phoneConfirmed = true;
	sandbox.settings.culture = 'ru';
});
afterAll(async () => await sandbox.stop());

type Rows = Array<{ id: number }>;
const deal = { entityId: sampleIds.dealWithTwoUnpaid, entityTypeId: 2 };
const payments = async (parameters: object) =>
	(await resultOf<Rows>(sandbox, 'crm.item.payment.list', { ...deal, ...parameters })).map(
		({ id }) => id,
	);

test('payments of one owner come as a bare list, without paging, by id', async () => {
	const { body } = await callWebhook(sandbox, 'crm.item.payment.list', { ...deal, start: 2 });
	expect(body).not.toHaveProperty('total');
	expect(await payments({})).toEqual([1038, 1039, 1040]);
});

test.each([
	[{ paid: 'N' }, [1038, 1039]],
	[{ '!=paid': 'N' }, [1040]],
	[{ '@id': [1038, 1040] }, [1038, 1040]],
	[{ '!@id': [1038, 1040] }, [1039]],
	[{ id: ['1039'] }, [1039]],
	[{ '>sum': 1200.5 }, [1039]],
	[{ '>=sum': '1200.5' }, [1038, 1039, 1040]],
	[{ '<sum': 2401 }, [1038, 1040]],
	[{ '<=id': 1039 }, [1038, 1039]],
	[{ '%paySystemName': 'car' }, [1038, 1039]],
	[{ '=%paySystemName': 'ca%' }, [1038, 1039, 1040]],
	[{ '%=paySystemName': '%rd' }, [1038, 1039]],
	[{ '!=%paySystemName': '%a%d' }, [1040]],
	[{ '=orderId': 1 }, [1038, 1039, 1040]],
	[{ orderId: 1 }, []],
	[{ datePaid: null }, [1038, 1039]],
])('the filter %j finds %j', async (filter, ids) => {
	expect(await payments({ filter })).toEqual(ids);
});

test('order sorts by several fields', async () => {
	expect(await payments({ order: { sum: 'desc', id: 'DESC' } })).toEqual([1039, 1040, 1038]);
});

test('upper-case keys break, and an unknown field names what it became', async () => {
	const filtered = async (filter: object) =>
		await errorOf(sandbox, 'crm.item.payment.list', { ...deal, filter });
	const text = (field: string) =>
		`Unknown field definition \`${field}\` (${field}) for \\Bitrix\\Sale\\Internals\\Payment Entity.`;
	expect(await filtered({ ID: 1 })).toEqual({ status: 400, code: '100', text: text('I_D') });
	expect((await filtered({ foo: 1 }))?.text).toBe(text('FOO'));
});

test('an owner that does not exist, or has no order, has no payments; a denied one is denied', async () => {
	expect(await payments({ entityId: 5 })).toEqual([]);
	expect(await payments({ entityTypeId: 4 })).toEqual([]);
	expect(await payments({ entityId: sampleIds.dealWithoutPayments })).toEqual([]);
	const other = { ...deal, entityId: sampleIds.dealDenied };
	expect((await errorOf(sandbox, 'crm.item.payment.list', other))?.code).toBe('ACCESS_DENIED');
});

test.each([
	['>=', [1040]],
	['>', [1040]],
	['<=', []],
	['<', []],
	['=', []],
	['!=', [1038, 1039, 1040]],
	['@', []],
])('a date in ISO 8601 is read as nothing: %sdatePaid finds %j', async (operator, ids) => {
	const far = '2999-01-01T00:00:00+03:00';
	const filter = { [`${operator}datePaid`]: operator === '@' ? [far] : far };
	expect(await payments({ filter })).toEqual(ids);
});

test.each([
	['ru', '20.05.2024 12:32:02', '21.05.2024'],
	['us', '05/20/2024 12:32:02', '05/21/2024'],
	['gb', '20/05/2024 12:32:02', '21/05/2024'],
] as const)(
	'a date in the format of the %s culture is read right',
	async (culture, then, later) => {
		sandbox.settings.culture = culture;
		expect(await payments({ filter: { '<=datePaid': then } })).toEqual([1040]);
		expect(await payments({ filter: { '>=datePaid': later } })).toEqual([]);
	},
);

test('deliveries read a date in their filter no better', async () => {
	Object.assign(sandbox.store.deliveries.get(sampleIds.delivery) ?? {}, {
		dateDeducted: '2024-05-20T12:32:02+03:00',
	});
	const found = async (filter: object) =>
		(
			await resultOf<Rows>(sandbox, 'crm.item.delivery.list', {
				...{ entityId: sampleIds.deal, entityTypeId: 2, filter },
			})
		).map(({ id }) => id);
	expect(await found({ '>=dateDeducted': '2999-01-01' })).toEqual([sampleIds.delivery]);
	expect(await found({ '<=dateDeducted': '2999-01-01' })).toEqual([]);
});
