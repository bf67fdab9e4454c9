import type {
	INodeParameterResourceLocator,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import type { Language } from './language';

const NOTHING = '–';

const modeName = ({ modes = [] }: INodeProperties, mode: string): string =>
	modes.find(({ name }) => name === mode)?.displayName ?? mode;

const optionName = ({ options = [] }: INodeProperties, value: unknown): string =>
	(options as INodePropertyOptions[]).find((option) => option.value === value)?.name ??
	String(value);

/** What may be entered, in words. */
function takes(field: INodeProperties, language: Language): string {
	switch (field.type) {
		case 'options':
			return (field.options as INodePropertyOptions[]).map(({ name }) => name).join(', ');
		case 'resourceLocator':
			return (field.modes ?? []).map(({ displayName }) => displayName).join(', ');
		case 'number':
			return language.number(field.typeOptions?.minValue, field.typeOptions?.maxValue);
		case 'boolean':
		case 'dateTime':
			return language.takes[field.type];
		case 'json':
			return 'JSON';
		default:
			return language.takes.text;
	}
}

/** A value as the editor shows it; undefined where there is none. */
function shown(field: INodeProperties, value: unknown, language: Language): string | undefined {
	if (field.type === 'boolean') return language.switched(value === true);
	if (field.type === 'options') return optionName(field, value);
	if (value === '') return undefined;
	return typeof value === 'number' ? String(value) : `\`${String(value)}\``;
}

function preset(field: INodeProperties, language: Language): string {
	if (field.type !== 'resourceLocator') return shown(field, field.default, language) ?? NOTHING;
	const { mode, value } = field.default as INodeParameterResourceLocator;
	return value === '' ? NOTHING : `${modeName(field, mode)}: \`${String(value)}\``;
}

const entriesOf = ({ type, options = [] }: INodeProperties): INodeProperties[] =>
	type === 'collection' ? (options as INodeProperties[]) : [];

const row = (cells: string[]): string =>
	`| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;

/** Its description, with its hint and with those of its options. */
const explained = (
	{ type, description, hint, options = [] }: INodeProperties,
	{ say }: Language,
): string =>
	[
		...[description, hint].map((text) => text && say(text)),
		...(type === 'options' ? (options as INodePropertyOptions[]) : []).map((option) =>
			option.description ? `${option.name}: ${say(option.description)}` : undefined,
		),
	]
		.filter((text) => text !== undefined)
		.map((text, index, all) => (index < all.length - 1 ? text.replace(/\.$/, '') : text))
		.join('. ');

/** The rows of a field: of a collection, a row for each of its entries. */
function rowsOf(field: INodeProperties, language: Language): string {
	const rowWith = (one: INodeProperties, label: string, required: boolean, standard: string) =>
		row([
			label,
			takes(one, language),
			language.required(required),
			standard,
			explained(one, language),
		]);
	return field.type === 'collection'
		? entriesOf(field)
				.map((entry) =>
					rowWith(entry, `${field.displayName} > ${entry.displayName}`, false, NOTHING),
				)
				.join('')
		: rowWith(field, field.displayName, field.required === true, preset(field, language));
}

const table = (head: string[], rows: string[]): string =>
	`${row(head)}|${head.map(() => '---|').join('')}\n${rows.join('')}`;

/** A table of fields; nothing where there are none. */
export const fieldTable = (fields: INodeProperties[], language: Language): string =>
	fields.length === 0
		? ''
		: table(
				language.heads.fields,
				fields.map((field) => rowsOf(field, language)),
			);

/** A table of the entries of Options, with their defaults. */
export const optionTable = (options: INodeProperties[], language: Language): string =>
	table(
		language.heads.options,
		options.map((option) =>
			row([
				option.displayName,
				takes(option, language),
				preset(option, language),
				explained(option, language),
			]),
		),
	);

/** What a node's parameters say, each with the label of its field: as a person would fill it in. */
export function filledIn(
	fields: INodeProperties[],
	values: Record<string, unknown>,
	language: Language,
): string[] {
	return fields.flatMap((field) => {
		const value = values[field.name];
		if (value === undefined) return [];
		if (field.type === 'collection') {
			const entries = filledIn(entriesOf(field), value as Record<string, unknown>, language);
			return entries.map((entry) => `${field.displayName} > ${entry}`);
		}
		if (field.type === 'resourceLocator') {
			const { mode, value: id } = value as INodeParameterResourceLocator;
			return [`${field.displayName} (${modeName(field, mode)}): \`${String(id)}\``];
		}
		return [`${field.displayName}: ${shown(field, value, language) ?? NOTHING}`];
	});
}
