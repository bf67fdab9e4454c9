import type { Language } from './language';

/** docs/errors.md */
export const english: Language = {
	path: 'docs/errors.md',
	introduction: `# Errors and what to do

[По-русски](errors.ru.md)

For whoever has a red node, or an item with an \`error\`, in front of them. \`npm run docs\` writes this page from the node’s own table of
codes and from runs in n8n’s own engine against the sandbox portal, so it shows what the node really says.

## Where to look

| On Error | Message | What to do | Code |
|---|---|---|---|
| **Stop Workflow** | the heading of the error | the text below it, which also names the items that were done before | not shown (n8n’s “Error code” is the HTTP status): look for the message |
| **Continue** | \`error\` in the item | \`details.description\` | \`details.code\` |
| **Continue (using error output)** | \`error\` in the item on the error output | \`details.description\` | \`details.code\` |

[When an item fails](../README.md#when-an-item-fails) shows one failure in each of the three.

- Look for a few words of the message, or for the code, with your browser’s search. Ids, names and sums are examples here.
- The message is Bitrix24’s own wherever Bitrix24 gave one; some portals give it in their own language.
- A code can mean several things, \`0\` above all: the message tells which. Where code and message stand here more than once, what to do
  depends on what was asked for or on what the node saw when it looked: the text that came with yours says which it is.
- “Done?” says whether the portal did it. “No: not run” and “no” both mean that nothing was changed: mend what is named, then run it
  again. “Nobody can tell” means: look at the record in the portal before you run it again.
- What is repeated by itself before a failure is shown, and how to run failed items again, is in
  [Limits and retries](limits-and-retries.md). What the trigger nodes say is in [Triggers](trigger.md).

On this page:
`,
	heads: ['Code', 'Message', 'What to do', 'Done?'],
	groups: {
		payment: {
			title: 'The payment or its ID',
			introduction: `The portal has no such record, or has one that this can’t be done with. “Check Payment” names the field to look at; in other operations
it is the field that names their record.`,
		},
		rights: {
			title: 'Rights and plan',
			introduction:
				'The credential works, but its user may not do this, or the portal’s plan does not include it.',
		},
		credential: {
			title: 'The credential',
			introduction: 'The way into the portal is wrong, has ended, or allows too little.',
		},
		limits: {
			title: 'Limits',
			introduction: 'The portal lets nobody in for a while, or the execution was ended.',
		},
		portal: {
			title: 'The portal or the way to it',
			introduction: `No answer came, or one that makes no sense. Behind any message of an answer that got lost can stand
\`; nobody can tell whether it was done\`, \`; nobody can tell whether it was added\` or
\`; a look at the portal shows that it was not done\`.`,
		},
		fields: {
			title: 'Fields of the operation',
			introduction: `A value can’t be used. With \`INVALID_INPUT\` the node saw that itself, before it sent anything for this item; the messages are alike for
all fields of the same kind.`,
		},
		method: {
			title: 'Method > Call and batches',
			introduction:
				'The method or its parameters. The code `100` can come from other operations too, and then names their field.',
		},
	},
	done: {
		notExecuted: 'no: not run',
		rejected: 'no',
		unknown: 'nobody can tell',
		done: 'yes',
	},
	anyText: 'in any words',
	oAuth2: {
		title: 'With an OAuth2 credential',
		introduction: `The tables say what is said with a webhook, unless only an application meets it. With a Bitrix24 OAuth2 API credential the same advice
has these words:`,
		heads: ['With a webhook', 'With OAuth2'],
	},
	otherCodes: {
		title: 'Any other code',
		introduction:
			'Codes that are not listed, such as those of a handler on the portal, come with Bitrix24’s own text and with one of these:',
		heads: ['What to do', 'Done?'],
	},
	say: (advice) => advice,
	meaning: () => '',
};
