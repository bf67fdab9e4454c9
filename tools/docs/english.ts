import type { Language } from './language';

/** docs/operations.md */
export const english: Language = {
	path: 'docs/operations.md',
	introduction: `# Operations

[По-русски](operations.ru.md)

All operations of the Bitrix24 node with their fields and an example item in and out. \`npm run docs\` generates this page from the node’s
description and from runs against the sandbox portal. All dates in the examples are the same.

- **Scope** is what the webhook or application needs. **Permission** is what its user must be allowed to do. By Deal ID and By Invoice ID
  also call \`crm.item.payment.list\` (scope \`crm\`), By Number calls \`sale.payment.list\` (scope \`sale\`), and By Invoice Number
  \`crm.item.list\` and \`crm.item.payment.list\` (scope \`crm\`).
- **If the response is lost** says what the node does when it is unknown whether Bitrix24 made the change, for example after a timeout.
  More in [Limits and retries](limits-and-retries.md).
- Entries of a collection, such as Filters > Paid, apply only when added.

<picture>
	<source media="(prefers-color-scheme: dark)" srcset="images/pay-dark.png">
	<img src="images/pay-light.png" alt="The node’s panel: the item’s id is the input, and result true the output">
</picture>
`,
	forEveryOperation: 'For every operation',
	heads: {
		operations: ['Operation', 'REST method', 'Scope'],
		fields: ['Field', 'Takes', 'Required', 'Default', 'What it is'],
		options: ['Option', 'Takes', 'Default', 'What it does'],
	},
	rows: {
		method: 'REST method',
		scope: 'Scope',
		right: 'Permission',
		afterLostAnswer: 'If the response is lost',
	},
	any: {
		method: 'the one in Method',
		listed: 'any',
		scope: 'that of the method',
		afterLostAnswer:
			'If the method only reads data, the node retries. Otherwise it never retries, because a retry could create a duplicate.',
	},
	lost: {
		reads: 'The node retries: the method only reads data.',
		adds: 'The node never retries, because a retry could create a duplicate. The item fails and says what to check.',
		settles: 'The node retries: the change is idempotent.',
	},
	looked: (method) =>
		`The node checks with \`${method}\` whether the change was made, and retries only if it was not.`,
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
