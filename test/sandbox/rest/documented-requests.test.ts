import {
	DEAL,
	type Delivery,
	type PaySystem,
	type ProductRow,
	type Sandbox,
	startSandbox,
} from '../index';
import { resultOf } from '../support/webhookClient';

/**
 * The requests that Bitrix24's documentation gives as examples for payments, and what an answer has in it
 * there: names and types of its fields (bitrix-tools/b24-rest-docs, api-reference/crm/universal/payment,
 * …/delivery, …/order-entity, …/product-rows, sale/payment, pay-system).
 */
let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
beforeEach(() => {
	sandbox.reset();
	const { store } = sandbox;
	store.clear();
	for (const id of [6, 110]) store.paySystems.set(id, { ...PAY_SYSTEM, id });
	for (const id of [13123, 13127, 13144, 6933, 6937]) store.addDeal({ id });
	// 1036 is paid; 1040 has the delivery, 1039 the products of the examples.
	for (const id of [6, 144, 1033, 1035, 1036, 1037, 1038, 1063])
		store.addPayment({ id, entityId: 13123, sum: 100 });
	for (const id of [1039, 1040]) store.addPayment({ id, entityId: 13127 });
	Object.assign(store.payment(1036), {
		...{ paid: 'Y', datePaid: '2024-05-20T12:32:02+03:00', empPaidId: 1 },
	});
	for (const entityId of [6933, 6937]) store.addPayment({ entityId });
	const { orderId } = store.payment(1039);
	for (const id of [17587, 17588, 17657]) store.productRows.set(id, { ...ROW, id });
	store.productRows.set(17658, { ...ROW, id: 17658, ownerId: 13144 });
	for (const id of [4072, 4073, 4077, 4078])
		store.deliveries.set(id, { ...DELIVERY, id, orderId, accountNumber: `3657/${id - 4070}` });
	for (const [id, entityId] of Object.entries(ROW_OF))
		store.payableItems.set(Number(id), {
			...{ id: Number(id), entityId, paymentId: 1039, kind: 'product', quantity: 2 },
		});
	for (const id of [1199, 1201])
		store.payableItems.set(id, {
			...{ id, entityId: 4073, paymentId: 1040, kind: 'delivery', quantity: 1 },
		});
});
afterAll(async () => await sandbox.stop());

/** The product rows of the payable items of payment 1039. */
const ROW_OF = { 1193: 17587, 1194: 17587, 1195: 17587, 1196: 17588 };

const PAY_SYSTEM: Omit<PaySystem, 'id'> = {
	...{ name: 'Cash', registryType: 'ORDER', isCash: 'Y', personTypeId: 3, xmlId: 'bx_1' },
	active: 'Y',
};
const ROW: Omit<ProductRow, 'id'> = {
	...{ ownerType: 'D', ownerId: 13127, productId: 9621, productName: 'Phone' },
	...{ price: 79_999, quantity: 20 },
};
const DELIVERY: Omit<Delivery, 'id' | 'orderId' | 'accountNumber'> = {
	...{ deducted: 'N', dateDeducted: null, deliveryId: 228, priceDelivery: 79.99 },
	...{ currency: 'RUB', deliveryName: 'Courier' },
};

const TYPES: Record<string, (value: unknown) => boolean> = {
	integer: Number.isInteger,
	number: (value) => typeof value === 'number',
	text: (value) => typeof value === 'string',
	yesNo: (value) => value === 'Y' || value === 'N',
	date: (value) =>
		typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:]{8}[+-]\d\d:\d\d$/.test(value),
	none: (value) => value === null,
};

/** Fields by their type, such as `integer` or `date|none`. */
type Shape = Record<string, string>;
const shape = (types: Record<string, string>): Shape =>
	Object.fromEntries(
		Object.entries(types).flatMap(([type, names]) =>
			names.split(/\s+/).map((name) => [name, type]),
		),
	);

/** What of a record is other than its shape says. */
function differences(record: Record<string, unknown>, expected: Shape): string[] {
	const names = new Set([...Object.keys(record), ...Object.keys(expected)]);
	return [...names].flatMap((name) => {
		const type = expected[name];
		if (type === undefined) return [`${name}: not documented`];
		if (!(name in record)) return [`${name}: missing`];
		const fits = type.split('|').some((one) => TYPES[one]?.(record[name]));
		return fits ? [] : [`${name}: ${JSON.stringify(record[name])} is no ${type}`];
	});
}

const PAYMENT = shape({
	...{ integer: 'id paySystemId', text: 'accountNumber currency paySystemName', yesNo: 'paid' },
	...{ number: 'sum', 'date|none': 'datePaid', 'integer|none': 'empPaidId' },
});
const SHIPMENT = shape({
	...{ integer: 'id deliveryId', text: 'accountNumber currency deliveryName', yesNo: 'deducted' },
	...{ number: 'priceDelivery', 'date|none': 'dateDeducted' },
});
const OF_SALE = shape({
	integer: 'id orderId paySystemId',
	number: 'sum',
	text: `accountNumber comments currency id1c payReturnComment payReturnNum paySystemName
		paySystemXmlId payVoucherNum psCurrency psStatus psStatusCode psStatusDescription
		psStatusMessage reasonMarked version1c xmlId`,
	yesNo: 'paid isReturn marked updated1c externalPayment paySystemIsCash',
	'integer|none': `companyId empMarkedId empPaidId empResponsibleId empReturnId responsibleId`,
	'date|none': `dateBill dateMarked datePaid datePayBefore dateResponsibleId payReturnDate
		payVoucherDate psResponseDate`,
	'number|none|text': 'priceCod psSum psInvoiceId',
});
const AVAILABLE = shape({
	integer: 'id ownerId productId discountTypeId measureCode sort type',
	number: `price priceAccount priceExclusive priceNetto priceBrutto quantity discountRate
		discountSum`,
	text: 'ownerType productName measureName xmlId',
	yesNo: 'taxIncluded customized',
	'number|none': 'taxRate',
});
type Row = [method: string, parameters: object, path: string, expected: Shape, ids: number[]];

describe('An example of Bitrix24’s documentation', () => {
	const owner = { entityTypeId: DEAL };
	const documented = (...row: Row): Row => row;
	const ids = (...list: number[]) => ({ '@id': list });
	const rowOf = (name: string) => shape({ integer: `id paymentId quantity ${name}` });
	const ofDeal = (entityId: number, filter: object) => ({ ...owner, entityId, filter });
	const rows: Row[] = [
		documented('crm.item.payment.get', { id: 1036 }, '', PAYMENT, [1036]),
		documented(
			...(['crm.item.payment.list', ofDeal(13123, ids(1036, 1037))] as const),
			...(['', PAYMENT] as const),
			[1036, 1037],
		),
		documented(
			'crm.item.payment.product.list',
			{ paymentId: 1039, filter: { '>=quantity': 2, ...ids(1195, 1196) } },
			...(['', rowOf('rowId')] as const),
			[1195, 1196],
		),
		documented(
			'crm.item.payment.delivery.list',
			{ paymentId: 1040, filter: { ...ids(1201), '>=quantity': 1 } },
			...(['', rowOf('deliveryId')] as const),
			[1201],
		),
		documented('crm.item.delivery.get', { id: 4077 }, '', SHIPMENT, [4077]),
		documented(
			...(['crm.item.delivery.list', ofDeal(13127, ids(4077, 4078))] as const),
			...(['', SHIPMENT] as const),
			[4077, 4078],
		),
		documented(
			'crm.item.productrow.getAvailableForPayment',
			{ ownerType: 'D', ownerId: 13144 },
			...(['productRows', AVAILABLE] as const),
			[17658],
		),
		documented('sale.payment.get', { id: 6 }, 'payment', OF_SALE, [6]),
		documented(
			'sale.payment.list',
			{ select: Object.keys(OF_SALE), filter: { '<id': 10 }, order: { id: 'desc' } },
			...(['payments', OF_SALE] as const),
			[6],
		),
		documented(
			'sale.payment.update',
			{ id: 144, fields: { paySystemId: 6, paid: 'Y', datePaid: '2024-04-10T10:00:00', sum: 100 } },
			...(['payment', OF_SALE] as const),
			[144],
		),
	];

	test.each(rows)('%s %j is answered with its fields and types', async (...row) => {
		const [method, parameters, path, expected, documentedIds] = row;
		const result = await resultOf<Record<string, unknown>>(sandbox, method, parameters);
		const found = path === '' ? result : result[path];
		const records = (Array.isArray(found) ? found : [found]) as Array<Record<string, unknown>>;

		expect(records.map(({ id }) => id)).toEqual(documentedIds);
		expect(records.flatMap((record) => differences(record, expected))).toEqual([]);
	});

	test.each<[string, object, 'integer' | true]>([
		['crm.item.payment.add', { ...owner, entityId: 13123 }, 'integer'],
		['crm.item.payment.delete', { id: 1035 }, true],
		['crm.item.payment.pay', { id: 1038 }, true],
		['crm.item.payment.unpay', { id: 1038 }, true],
		['crm.item.payment.update', { id: 1036, fields: { paid: 'Y', paySystemId: 110 } }, true],
		['crm.item.payment.product.add', { paymentId: 1039, rowId: 17587, quantity: 2 }, 'integer'],
		['crm.item.payment.product.setQuantity', { id: 1195, quantity: 3 }, true],
		['crm.item.payment.product.delete', { id: 1194 }, true],
		['crm.item.payment.delivery.add', { paymentId: 1039, deliveryId: 4072 }, 'integer'],
		['crm.item.payment.delivery.setDelivery', { id: 1201, deliveryId: 4073 }, true],
		['crm.item.payment.delivery.delete', { id: 1199 }, true],
	])('%s %j is answered with its result', async (method, parameters, expected) => {
		const result = await resultOf(sandbox, method, parameters);

		expect(expected === true ? result : Number.isInteger(result)).toBe(true);
	});

	test('salescenter.payment.getPublicUrl is answered with two addresses and a picture', async () => {
		const result = await resultOf<{ payment: Record<string, unknown> }>(
			...([sandbox, 'salescenter.payment.getPublicUrl', { id: 1063 }] as const),
		);

		expect(differences(result.payment, shape({ text: 'url shortUrl qr' }))).toEqual([]);
	});

	test('crm.orderentity.list is answered with orders and deals, and the fields that were asked for', async () => {
		const { orderEntity } = await resultOf<{ orderEntity: Array<Record<string, unknown>> }>(
			sandbox,
			'crm.orderentity.list',
			{
				select: ['orderId', 'ownerId'],
				filter: { '=ownerTypeId': DEAL, '@ownerId': [6937, 6933] },
				order: { orderId: 'asc' },
			},
		);

		expect(orderEntity.map(({ ownerId }) => ownerId)).toEqual([6933, 6937]);
		for (const one of orderEntity) {
			expect(differences(one, shape({ integer: 'orderId ownerId' }))).toEqual([]);
		}
	});
});
