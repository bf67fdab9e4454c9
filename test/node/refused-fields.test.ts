import type { IDataObject, INodeParameters, INodeProperties } from 'n8n-workflow';
import { cases } from '../../tools/docs/cases';
import { operations, optionsFor, titleOf, type Described } from '../../tools/docs/described';
import { CONTINUE, locator, runNode } from '../support/engine/runNode';
import { useSandbox } from '../support/useSandbox';

/** What an expression can come to that a field is not meant for. */
const BAD = {
	'an empty text': '',
	spaces: '  ',
	null: null,
	undefined: undefined,
	true: true,
	'an object': { a: 1 },
	'a list': ['x'],
	NaN,
	infinity: Infinity,
	zero: 0,
	'a negative number': -1,
	'a fraction': 1.5,
	'a number that is not exact': 2 ** 53,
	'an unknown choice': 'no such thing',
	'a day that is not there': '2026-02-31',
	'a text that is too long': 'x'.repeat(100_000),
};
type Kind = keyof typeof BAD;
const KINDS = Object.keys(BAD) as Kind[];

const EMPTY: Kind[] = ['an empty text', 'spaces', 'null', 'undefined'];
const SHORT_TEXTS: Kind[] = ['an unknown choice', 'a day that is not there'];
const TEXTS: Kind[] = [...SHORT_TEXTS, 'a text that is too long'];
const WHOLE: Kind[] = ['zero', 'a negative number'];
const FINITE: Kind[] = [...WHOLE, 'a fraction', 'a number that is not exact'];

/** What of it fields take by design. */
interface Taken {
	kinds: Kind[];
	why: string;
}

/** By the field's label, and the mode of a locator behind it. */
const OF_FIELD: Record<string, Taken> = {
	'Account Number': { kinds: [...TEXTS, ...FINITE], why: 'it only finds, and must match exactly' },
	Comment: { kinds: [...TEXTS, ...FINITE], why: 'it is any text' },
	'Document Number': { kinds: [...SHORT_TEXTS, ...FINITE], why: 'it is a text' },
	'Expected Sum': {
		kinds: ['zero', 'a fraction'],
		why: 'a sum has decimals; one of 0 can be meant',
	},
	'External ID': { kinds: [...SHORT_TEXTS, ...FINITE], why: 'it is a text' },
	'Invoice number': {
		kinds: [...SHORT_TEXTS, ...WHOLE],
		why: 'people number invoices as they like',
	},
	Name: { kinds: [...TEXTS, ...FINITE], why: 'it only finds' },
	'Only Reads': { kinds: ['true'], why: 'an expression may give true or false' },
	'Parameters (JSON)': {
		kinds: ['an empty text', 'spaces', 'an object'],
		why: 'a method may take none, and an expression gives an object',
	},
	'Payment number': {
		kinds: [...SHORT_TEXTS, ...WHOLE],
		why: 'people number payments as they like',
	},
	'Payment invoiceNumber': {
		kinds: [...SHORT_TEXTS, ...WHOLE],
		why: 'people number invoices as they like',
	},
	'Quantity filter': { kinds: ['zero'], why: '0 means any quantity' },
	Stage: {
		kinds: [...TEXTS, ...FINITE],
		why: 'the stages are the portal’s, which says what it has',
	},
	'Sum From': { kinds: FINITE, why: 'it is any number' },
	'Sum To': { kinds: FINITE, why: 'it is any number' },
};

interface Row {
	operation: Described;
	field: INodeProperties;
	/** The collection that holds it. */
	inside?: string;
	/** Of a locator. */
	mode?: string;
}

const NOTHING: Taken = { kinds: [], why: '' };

/** What a field takes by its type, or by where it stands. */
function takenByType({ field, inside }: Row): Taken {
	if (field.type === 'boolean')
		return { kinds: [...EMPTY, 'true'], why: 'what is empty counts as the default' };
	if (inside === 'options' && field.type === 'number') {
		return {
			kinds: [...EMPTY, ...FINITE],
			why: 'what is empty counts as the default; it says how to send, not what: a number is put within its bounds',
		};
	}
	if (inside !== undefined && inside !== 'options') {
		return { kinds: EMPTY, why: 'an entry without a value is as one that was not added' };
	}
	return NOTHING;
}

const labelOf = ({ field, inside, mode }: Row): string =>
	inside === 'filters' && field.displayName === 'Quantity'
		? 'Quantity filter'
		: mode === undefined || mode === 'id'
			? field.displayName
			: `${field.displayName} ${mode}`;

/** Values that the list of the field itself offers. */
const ownChoices = ({ field }: Row): Kind[] =>
	field.type === 'options'
		? KINDS.filter((kind) =>
				(field.options ?? []).some((one) => 'value' in one && one.value === BAD[kind]),
			)
		: [];

const takenBy = (row: Row): Set<Kind> =>
	new Set([
		...takenByType(row).kinds,
		...(OF_FIELD[labelOf(row)] ?? NOTHING).kinds,
		...ownChoices(row),
	]);

const VALUE =
	'={{ $json.kind === "NaN" ? NaN : $json.kind === "infinity" ? Infinity : $json.bad }}';

/** Which other parameters show a field, and show it for this operation in any case. */
const neededFor = ({ displayOptions }: INodeProperties): INodeParameters =>
	Object.fromEntries(
		Object.entries(displayOptions?.show ?? {})
			.filter(([name]) => !/^\/?(resource|operation)$/.test(name))
			.map(([name, values]) => [name.replace('/', ''), values?.[0]]),
	) as INodeParameters;

function parametersOf({ operation, field, inside, mode }: Row): INodeParameters {
	const { resource, operation: name } = operation.parameters;
	const base = {
		...{ ...operation.parameters, ...cases[resource]?.[name]?.parameters },
		...neededFor(field),
	} as INodeParameters;
	// A change of nothing is refused as a whole.
	const beside = inside === 'fields' ? { paid: 'Y', ...(base.fields as IDataObject) } : {};
	const bad = { [field.name]: mode === undefined ? VALUE : locator(VALUE, mode) };
	return inside === undefined
		? { ...base, ...bad }
		: {
				...base,
				[inside]: { ...beside, ...(base[inside] as IDataObject), ...bad } as INodeParameters,
			};
}

/** Once for each mode of a locator but the list, which gives an ID as well. */
const modesOf = ({ type, modes = [] }: INodeProperties): Array<string | undefined> =>
	type === 'resourceLocator'
		? modes.map(({ name }) => name).filter((name) => name !== 'list')
		: [undefined];

const rowsOf = (operation: Described): Row[] =>
	[
		...operation.fields.flatMap((field): Row[] =>
			field.type === 'collection'
				? (field.options as INodeProperties[]).map((entry) => ({
						...{ operation, field: entry, inside: field.name },
					}))
				: [{ operation, field }],
		),
		...[...optionsFor(), ...optionsFor(operation)].map((field): Row => ({
			operation,
			field,
			inside: 'options',
		})),
	].flatMap((row) => modesOf(row.field).map((mode) => ({ ...row, mode })));

const rows = operations.flatMap(rowsOf).map((row) => ({
	...row,
	title: `${titleOf(row.operation)}, ${[row.inside, labelOf(row)].filter(Boolean).join(' > ')}`,
}));

describe('A field of any operation', () => {
	const sandbox = useSandbox({}, { speedUp: 100 });
	const run = async (row: Row, kinds: Kind[]) => {
		const { resource, operation } = row.operation.parameters;
		const own = cases[resource]?.[operation]?.input;
		const input = kinds.map((kind) => ({ ...own, kind, bad: BAD[kind] }) as IDataObject);
		const { items } = await runNode(sandbox, input, { ...CONTINUE, parameters: parametersOf(row) });
		return items('Bitrix24').map(({ json, pairedItem }) => ({
			kind: kinds[(pairedItem as { item: number }).item],
			error: json.error,
			details: (json.details ?? {}) as IDataObject,
		}));
	};

	it.each(rows)('refuses what it can’t take, and nothing is sent: $title', async (row) => {
		const refused = KINDS.filter((kind) => !takenBy(row).has(kind));

		const out = await run(row, refused);

		const named = expect.stringContaining(row.field.displayName);
		expect(out).toEqual(
			refused.map((kind) => ({
				...{ kind, error: named },
				details: expect.objectContaining({
					code: 'INVALID_INPUT',
					description: expect.stringMatching(/^Nothing was sent for this item\. \w/),
				}),
			})),
		);
		expect(sandbox.journal.entries).toEqual([]);
	});

	it.each(rows.filter((row) => takenBy(row).size > 0))(
		'takes what it takes by design: $title',
		async (row) => {
			const out = await run(row, [...takenBy(row)]);

			expect(out.filter(({ details }) => details.code === 'INVALID_INPUT')).toEqual([]);
		},
	);

	it('has no reason written down that no field needs', () => {
		const labels = new Set(rows.map(labelOf));

		expect(Object.keys(OF_FIELD).filter((label) => !labels.has(label))).toEqual([]);
	});
});
