import type { Language } from './language';

/** docs/errors.md */
export const english: Language = {
	path: 'docs/errors.md',
	introduction: `# Errors and how to fix them

[По-русски](errors.ru.md)

Use this page when a node fails or an item contains \`error\`. Search it for a few words of your message or for the code. IDs, names and
sums here are examples. \`npm run docs\` generates the page from the node’s error catalog and from runs against the sandbox portal.

## Where to look

| On Error | Message | How to fix it | Code |
|---|---|---|---|
| **Stop Workflow** | the error’s title | the text below it, which also lists the items done before the run stopped | not shown (n8n’s “Error code” is the HTTP status): search for the message |
| **Continue** | \`error\` in the item | \`details.description\` | \`details.code\` |
| **Continue (using error output)** | \`error\` in the item on the error output | \`details.description\` | \`details.code\` |

- The message is Bitrix24’s own text whenever Bitrix24 sent one. Some portals respond in their own language.
- One code can mean several things, \`0\` above all: the message distinguishes them. If code and message are listed more than once here, the
  fix depends on the operation or on what the node found in the portal. The text that came with your message is the right one.
- “Done?” says whether Bitrix24 made the change. “No: not executed” and “no” both mean that nothing was changed: fix what the message
  points out, then run the item again. “Unknown” means: check the record in the portal before you run it again.
- What the node retries on its own, and how to run failed items again, is in [Limits and retries](limits-and-retries.md). Messages of
  the trigger nodes are in [Triggers](trigger.md).

## When an item fails

The payments 1037, 999999 and 1041 are to be marked as paid. The second one does not exist.

**Stop Workflow** (the default): the execution stops. The error’s title is “Payment has not been found”, its description is:

\`\`\`text
The payment does not exist in the portal, or it was deleted. Check Payment: it takes the payment ID, not the ID of its deal and not its number such as 3653/1. For those, choose By Deal ID or By Number. Done before the run stopped: item 0 (id 1037), item 2 (id 1041).
\`\`\`

Nothing more is sent after a failure. Item 2 was sent at the same time; with Parallel Requests 1 it would not have been sent.

**Continue**: the failed item is returned with the others, in its position:

\`\`\`json
{
	"error": "Payment has not been found",
	"details": {
		"code": "0",
		"description": "The payment does not exist in the portal, or it was deleted. Check Payment: it takes the payment ID, not the ID of its deal and not its number such as 3653/1. For those, choose By Deal ID or By Number.",
		"httpCode": "400",
		"method": "crm.item.payment.pay",
		"id": 999999
	}
}
\`\`\`

**Continue (using error output)**: the same on the error output, where n8n adds the fields of the input item.

If Bitrix24 did not respond, \`httpCode\` is \`null\`. If the input is invalid, \`code\` is \`INVALID_INPUT\` and there is no \`id\`.

On this page:
`,
	heads: ['Code', 'Message', 'How to fix it', 'Done?'],
	groups: {
		payment: {
			title: 'The payment or its ID',
			introduction: `The record does not exist, or the operation is not possible with it. “Check Payment” names the field to check. In other operations it is
the field that selects their record.`,
		},
		rights: {
			title: 'Permissions and plan',
			introduction:
				'The credential works, but its user does not have the permission, or the portal’s plan does not include it.',
		},
		credential: {
			title: 'The credential',
			introduction: 'The credential is wrong, has expired, or lacks a scope.',
		},
		limits: {
			title: 'Limits',
			introduction: 'The portal blocks requests for a while, or the execution was canceled.',
		},
		portal: {
			title: 'The portal or the connection',
			introduction: `No response arrived, or it is unreadable. A message about a lost response can end with \`; it is unknown whether it was done\`,
\`; it is unknown whether it was added\` or \`; a check of the record shows that it was not done\`.`,
		},
		fields: {
			title: 'Fields of the operation',
			introduction: `A value is invalid. With \`INVALID_INPUT\` the node itself refused it before sending anything for this item. The messages are the same for all
fields of the same type.`,
		},
		method: {
			title: 'Method > Call and batches',
			introduction:
				'The method or its parameters. Other operations can return the code `100`, too. Then the message names their field.',
		},
	},
	done: {
		notExecuted: 'no: not executed',
		rejected: 'no',
		unknown: 'unknown',
		done: 'yes',
	},
	anyText: 'any text',
	oAuth2: {
		title: 'With an OAuth2 credential',
		introduction: `The tables use the words for a webhook, except for errors that only applications get. With a Bitrix24 OAuth2 API credential the same
advice uses these words:`,
		heads: ['With a webhook', 'With OAuth2'],
	},
	otherCodes: {
		title: 'Any other code',
		introduction:
			'Codes that are not listed, such as those of a handler in the portal, come with Bitrix24’s own text and one of these:',
		heads: ['How to fix it', 'Done?'],
	},
	say: (advice) => advice,
	meaning: () => '',
};
