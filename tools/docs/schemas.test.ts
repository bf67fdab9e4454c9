import { readSchemas } from './page';
import { merged, schemaOf } from './schema';
import { outputSchemas } from './schemas';

describe('The output schemas', () => {
	it('are what npm run docs writes', async () => {
		const written = readSchemas();

		expect(Object.keys(written).length).toBeGreaterThan(20);
		expect(written).toEqual(await outputSchemas());
	});
});

describe('A schema', () => {
	it('says of what type each field is, inside of objects and lists too', () => {
		expect(schemaOf({ id: 1, sum: 1.5, paid: 'Y', ok: true, rows: [{ id: 1 }], none: [] })).toEqual(
			{
				type: 'object',
				properties: {
					...{ id: { type: 'integer' }, sum: { type: 'number' }, paid: { type: 'string' } },
					ok: { type: 'boolean' },
					rows: {
						type: 'array',
						items: { type: 'object', properties: { id: { type: 'integer' } } },
					},
					none: { type: 'array' },
				},
			},
		);
	});

	it('of several items has the fields of all, and a type wherever one item shows it', () => {
		const one = schemaOf({ sum: 1, datePaid: null, id: 1 });
		const other = schemaOf({ sum: 1.5, datePaid: '2024-05-20', number: '1/1' });
		const both = {
			type: 'object',
			properties: {
				...{ sum: { type: 'number' }, datePaid: { type: 'string' }, id: { type: 'integer' } },
				number: { type: 'string' },
			},
		};

		expect(merged(one, other)).toEqual(both);
		expect(merged(other, one)).toEqual(both);
	});
});
