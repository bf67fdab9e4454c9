import type { Language } from './language';

/** docs/operations.md */
export const english: Language = {
	path: 'docs/operations.md',
	introduction: `# Operations

[По-русски](operations.ru.md)

Every operation of the Bitrix24 node: what it calls, what it needs, its fields, and one item in and out. \`npm run docs\` writes this page
from the node’s own description and from runs in n8n’s own engine against the sandbox portal; dates in it are always the same one.

- **Scope** is what the webhook or the application needs, **Right** what its user must be allowed to do. The way in which a payment is
  named can need more: By Deal ID and By Invoice ID also call \`crm.item.payment.list\` (scope \`crm\`).
- **After a lost answer** says what is done when nobody can tell whether the call was carried out, such as after a timeout. The rest is
  in [Limits and retries](limits-and-retries.md).
- An entry of a collection, such as Filters > Paid, counts only when it is added.
`,
	forEveryOperation: 'For every operation',
	heads: {
		operations: ['Operation', 'REST method'],
		fields: ['Field', 'Takes', 'Required', 'Default', 'What it is'],
		options: ['Option', 'Takes', 'Default', 'What it does'],
	},
	rows: {
		method: 'REST method',
		scope: 'Scope',
		right: 'Right',
		afterLostAnswer: 'After a lost answer',
	},
	any: {
		method: 'the one in Method',
		listed: 'any',
		scope: 'that of the method',
		ifOnlyReads: 'Where the method only reads: it is asked again.',
	},
	lost: {
		reads: 'Reads: it is asked again.',
		adds: 'Adds: it is never sent again, since that could add a second one. The item fails and says what to look at.',
		settles: 'Settles: the same change is sent again; a second time it changes nothing more.',
	},
	looked: (method) =>
		`Settles: \`${method}\` shows whether it happened; it is sent again only if it did not.`,
	number: (least, most) => {
		if (most !== undefined) return `a number, ${least} to ${most}`;
		return least === undefined ? 'a number' : `a number, ${least} or more`;
	},
	takes: { boolean: 'on or off', dateTime: 'a date and time', text: 'text' },
	required: (is) => (is ? 'yes' : 'no'),
	switched: (on) => (on ? 'on' : 'off'),
	filledIn: 'Filled in:',
	itemIn: 'Item in:',
	itemOut: (of) => (of > 1 ? `Item out, the first of ${of}:` : 'Item out:'),
	say: (text) => text,
};
