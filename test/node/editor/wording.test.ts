import type { INodeProperties } from 'n8n-workflow';
import { Bitrix24 } from '../../../nodes/Bitrix24/Bitrix24.node.js';

type Labelled = [label: string, field: INodeProperties];

/** Every field a person can fill in, with the entries of collections. */
const labelled = (fields: INodeProperties[], above = ''): Labelled[] =>
	fields.flatMap((field): Labelled[] => [
		[`${above}${field.displayName}`, field],
		...(field.type === 'collection'
			? labelled(field.options as INodeProperties[], `${field.displayName} > `)
			: []),
	]);

const { properties } = new Bitrix24().description;
const fields = labelled(properties.filter(({ type }) => type !== 'notice'));

describe('In the editor', () => {
	it('every field says what it is, but for the lists that say so themselves', () => {
		const silent = fields.filter(([, { description }]) => !description).map(([label]) => label);

		expect(new Set(silent)).toEqual(
			new Set([
				...['Resource', 'Operation', 'Additional Fields', 'Details', 'Update Fields', 'Options'],
			]),
		);
	});

	it('a field to type an id or a number into shows one, and says which it is', () => {
		const modes = fields
			.flatMap(([, { modes: own = [] }]) => own)
			.filter(({ type }) => type === 'string');

		expect(modes.length).toBeGreaterThan(10);
		for (const { displayName, placeholder, hint } of modes) {
			const isNumber = displayName.endsWith('Number');
			expect(placeholder).toMatch(isNumber ? /^e\.g\. \d+[/-]\d+$/ : /^e\.g\. (\d+|WON)$/);
			expect(hint).toMatch(isNumber ? / number, exactly/ : / ID/);
		}
	});

	it('a count takes whole numbers alone', () => {
		const counts = fields.filter(([label]) => /Quantity$|^Limit$/.test(label));

		expect(counts.map(([label]) => label)).toContain('Filters > Quantity');
		for (const [, { type, typeOptions }] of counts) {
			if (type === 'number')
				expect([0, 1].map((minValue) => ({ minValue, numberPrecision: 0 }))).toContainEqual(
					typeOptions,
				);
		}
	});
});
