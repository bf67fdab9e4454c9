import type { INodeParameters } from 'n8n-workflow';
import { locator } from '../../support/engine/runNode';

const BAD = '={{ $json.bad }}';
const bad = locator(BAD);
const good = locator('1038');

/** What is filled in well, so that only the field in question is at fault. */
export const filled: INodeParameters = {
	paymentId: good,
	dealId: good,
	invoiceId: good,
	rowId: good,
	deliveryId: good,
	id: good,
	quantity: 1,
	fields: { paid: 'Y' },
	details: { comment: 'x' },
	fill: 'none',
};

export type Field = [operation: string, label: string, parameters: INodeParameters];

/** Fields that take a record's id, or a count: a whole number from 1. */
export const wholeNumbers: Field[] = [
	...['delete', 'get', 'getPublicUrl', 'pay', 'setDetails', 'unpay', 'update'].map(
		(name): Field => [`payment.${name}`, 'Payment', { paymentId: bad }],
	),
	...['paymentProduct', 'paymentDelivery'].flatMap((name): Field[] => [
		[`${name}.add`, 'Payment', { paymentId: bad }],
		[`${name}.getAll`, 'Payment', { paymentId: bad }],
	]),
	...['payment.create', 'payment.getAll', 'paymentProduct.getAvailable', 'delivery.getAll'].map(
		(name): Field => [name, 'Deal', { dealId: bad }],
	),
	...['payment.create', 'payment.getAll', 'paymentProduct.getAvailable', 'delivery.getAll'].map(
		(name): Field => [name, 'Invoice', { entityTypeId: 31, invoiceId: bad }],
	),
	['paymentProduct.add', 'Product Row', { rowId: bad }],
	['paymentProduct.add', 'Quantity', { quantity: BAD }],
	['paymentProduct.setQuantity', 'Quantity', { quantity: BAD }],
	['paymentProduct.setQuantity', 'Payment Row', { id: bad }],
	['paymentProduct.delete', 'Payment Row', { id: bad }],
	['paymentDelivery.add', 'Delivery', { deliveryId: bad }],
	['paymentDelivery.setDelivery', 'Delivery', { deliveryId: bad }],
	['paymentDelivery.setDelivery', 'Payment Row', { id: bad }],
	['paymentDelivery.delete', 'Payment Row', { id: bad }],
	['delivery.get', 'Delivery', { id: bad }],
];

/** The same, but they may be left empty. */
export const optionalWholeNumbers: Field[] = [
	['payment.create', 'Payment System', { fields: { paySystemId: bad } }],
	['payment.update', 'Payment System', { fields: { paid: 'Y', paySystemId: bad } }],
	['payment.getAll', 'Payment System', { filters: { paySystemId: bad } }],
];

export const NO_WHOLE_NUMBERS = [0, -1, 1.5, '1.5', 'abc', true, [5], { id: 5 }, 2 ** 53];
const NO_DATES = [
	'abc',
	'abc 1',
	5,
	'31.01.2026',
	'2026-13-01',
	'2026-02-31',
	true,
	['2026-01-01'],
];

/** Other fields: what they must be, and what they refuse. */
export const others: Array<[...Field, must: string, refused: unknown[]]> = [
	[
		'paymentProduct.getAll',
		'Quantity',
		{ filters: { quantity: BAD } },
		'be a whole number such as 2, without a fraction',
		// 0 filters nothing.
		NO_WHOLE_NUMBERS.filter((value) => value !== 0),
	],
	[
		'payment.getAll',
		'Belongs To',
		{ entityTypeId: BAD },
		'be 0 (Any), 2 (Deal) or 31 (Invoice)',
		[1, 'deal', '', null, true, false, 2.5],
	],
	...['payment.create', 'paymentProduct.getAvailable', 'delivery.getAll'].map(
		(name): [...Field, string, unknown[]] => [
			...([name, 'Belongs To', { entityTypeId: BAD }] as Field),
			'be 2 (Deal) or 31 (Invoice)',
			[1, 'deal', '', null, true, 2.5],
		],
	),
	[
		'payment.update',
		'Paid',
		{ fields: { paid: BAD } },
		'be Y (Paid) or N (Not Paid)',
		['y', true, 1],
	],
	[
		'payment.getAll',
		'Paid',
		{ filters: { paid: BAD } },
		'be Y (Paid) or N (Not Paid)',
		['yes', true, 0],
	],
	[
		'delivery.getAll',
		'Shipped',
		{ filters: { deducted: BAD } },
		'be Y (Shipped) or N (Not Shipped)',
		['y', false],
	],
	[
		'paySystem.getAll',
		'Active',
		{ filters: { active: BAD } },
		'be Y (Active) or N (Not Active)',
		['n', true],
	],
	['paySystem.getAll', 'Name', { filters: { name: BAD } }, 'be text', [true, ['x'], { a: 1 }]],
	[
		'payment.getAll',
		'Currency',
		{ filters: { currency: BAD } },
		'be a three-letter currency code',
		['EURO', '€', 5],
	],
	['payment.getAll', 'Sum From', { filters: { sumFrom: BAD } }, 'be a number', ['1 €', true, {}]],
	['payment.getAll', 'Sum To', { filters: { sumTo: BAD } }, 'be a number', ['x', [5], 'Infinity']],
	['payment.getAll', 'Paid From', { filters: { paidFrom: BAD } }, 'be a date', NO_DATES],
	['payment.getAll', 'Paid To', { filters: { paidTo: BAD } }, 'be a date', NO_DATES],
];
