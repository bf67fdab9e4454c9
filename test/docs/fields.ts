import type {
	INodeParameterResourceLocator,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';

const NOTHING = '–';

const modeName = ({ modes = [] }: INodeProperties, mode: string): string =>
	modes.find(({ name }) => name === mode)?.displayName ?? mode;

const optionName = ({ options = [] }: INodeProperties, value: unknown): string =>
	(options as INodePropertyOptions[]).find((option) => option.value === value)?.name ??
	String(value);

const range = ({ typeOptions: { minValue, maxValue } = {} }: INodeProperties): string => {
	if (maxValue !== undefined) return `, ${minValue} to ${maxValue}`;
	return minValue === undefined ? '' : `, ${minValue} or more`;
};

/** What may be entered, in words. */
function takes(field: INodeProperties): string {
	switch (field.type) {
		case 'options':
			return (field.options as INodePropertyOptions[]).map(({ name }) => name).join(', ');
		case 'resourceLocator':
			return (field.modes ?? []).map(({ displayName }) => displayName).join(', ');
		case 'number':
			return `a number${range(field)}`;
		case 'boolean':
			return 'on or off';
		case 'dateTime':
			return 'a date and time';
		case 'json':
			return 'JSON';
		default:
			return 'text';
	}
}

/** A value as the editor shows it; undefined where there is none. */
function shown(field: INodeProperties, value: unknown): string | undefined {
	if (field.type === 'boolean') return value === true ? 'on' : 'off';
	if (field.type === 'options') return optionName(field, value);
	if (value === '') return undefined;
	return typeof value === 'number' ? String(value) : `\`${String(value)}\``;
}

function preset(field: INodeProperties): string {
	if (field.type !== 'resourceLocator') return shown(field, field.default) ?? NOTHING;
	const { mode, value } = field.default as INodeParameterResourceLocator;
	return value === '' ? NOTHING : `${modeName(field, mode)}: \`${String(value)}\``;
}

const entriesOf = ({ type, options = [] }: INodeProperties): INodeProperties[] =>
	type === 'collection' ? (options as INodeProperties[]) : [];

const row = (cells: string[]): string =>
	`| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;

/** Its description, with its hint and with those of its options. */
const explained = ({ type, description, hint, options = [] }: INodeProperties): string =>
	[
		description,
		hint,
		...(type === 'options' ? (options as INodePropertyOptions[]) : []).map((option) =>
			option.description ? `${option.name}: ${option.description}` : undefined,
		),
	]
		.filter((sentence) => sentence !== undefined)
		.join('. ');

const fieldRow = (field: INodeProperties, label: string, required: string, standard: string) =>
	row([label, takes(field), required, standard, explained(field)]);

/** The rows of a field: of a collection, a row for each of its entries. */
function rowsOf(field: INodeProperties): string {
	if (field.type !== 'collection') {
		const required = field.required === true ? 'yes' : 'no';
		return fieldRow(field, field.displayName, required, preset(field));
	}
	return entriesOf(field)
		.map((entry) => fieldRow(entry, `${field.displayName} > ${entry.displayName}`, 'no', NOTHING))
		.join('');
}

/** A table of fields; nothing where there are none. */
export const fieldTable = (fields: INodeProperties[]): string =>
	fields.length === 0
		? ''
		: `${row(['Field', 'Takes', 'Required', 'Default', 'What it is'])}|---|---|---|---|---|\n${fields.map(rowsOf).join('')}`;

/** A table of the entries of Options, with their defaults. */
export const optionTable = (options: INodeProperties[]): string =>
	`${row(['Option', 'Takes', 'Default', 'What it does'])}|---|---|---|---|\n${options
		.map((option) =>
			row([option.displayName, takes(option), preset(option), option.description ?? '']),
		)
		.join('')}`;

/** What a node's parameters say, each with the label of its field: as a person would fill it in. */
export function filledIn(fields: INodeProperties[], values: Record<string, unknown>): string[] {
	return fields.flatMap((field) => {
		const value = values[field.name];
		if (value === undefined) return [];
		if (field.type === 'collection') {
			return filledIn(entriesOf(field), value as Record<string, unknown>).map(
				(entry) => `${field.displayName} > ${entry}`,
			);
		}
		if (field.type === 'resourceLocator') {
			const { mode, value: id } = value as INodeParameterResourceLocator;
			return [`${field.displayName} (${modeName(field, mode)}): \`${String(id)}\``];
		}
		return [`${field.displayName}: ${shown(field, value) ?? NOTHING}`];
	});
}
