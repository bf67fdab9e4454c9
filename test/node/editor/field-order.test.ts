import type { INodeProperties } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import { Bitrix24 } from '../../../nodes/Bitrix24/Bitrix24.node.js';
import { delivery } from '../../../nodes/Bitrix24/resources/delivery';
import { method } from '../../../nodes/Bitrix24/resources/method';
import { inOrder } from '../../../nodes/Bitrix24/resources/fieldOrder';
import { payment } from '../../../nodes/Bitrix24/resources/payment';
import { paymentDelivery } from '../../../nodes/Bitrix24/resources/paymentDelivery';
import { paymentProduct } from '../../../nodes/Bitrix24/resources/paymentProduct';
import { paySystem } from '../../../nodes/Bitrix24/resources/paySystem';

const { properties } = new Bitrix24().description;

const operations = [delivery, method, paySystem, payment, paymentDelivery, paymentProduct].flatMap(
	({ title, resource, operations: own }) =>
		own.map(({ option, fields }) => ({
			title: `${title} > ${option.name}`,
			parameters: {
				...{ authentication: 'webhook', resource, operation: String(option.value) },
				// So that what depends on another field is shown too.
				...{ returnAll: false, onlyReads: true, entityTypeId: '={{ 2 }}' },
			},
			fields,
		})),
);

const named = (name: string): INodeProperties => ({
	displayName: name.toUpperCase(),
	name,
	type: 'string',
	default: '',
});

describe('The fields of an operation', () => {
	it.each(operations)('stand in its own order: $title', ({ parameters, fields }) => {
		const shown = properties.filter((property) =>
			NodeHelpers.displayParameter(parameters, property, null, null),
		);

		expect(shown.map(({ displayName }) => displayName)).toEqual([
			...['Authentication', 'Resource', 'Operation'],
			...fields.map(({ displayName }) => displayName),
			'Options',
		]);
	});

	it('keep that order where another operation names one of them first', () => {
		const [a, b, c] = [named('a'), named('b'), named('c')];

		expect(inOrder([[b], [c, b], [a, c]])).toEqual([a, c, b]);
	});

	it('can’t stand in opposite orders: the node says which fields would have to', () => {
		const [a, b, c] = [named('a'), named('b'), named('c')];

		expect(() =>
			inOrder([
				[c, a, b],
				[b, a],
			]),
		).toThrow(new Error('Operations show these fields in opposite orders: A, B'));
	});
});
