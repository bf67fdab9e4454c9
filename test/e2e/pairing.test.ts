import { useFixture } from './harness/fixture';
import { chain, field, pay, manualTrigger, type NodeDraft } from './harness/workflow';

const MISSING = 999_999;

const fixture = useFixture();

/** Edit Fields that adds a field. */
const adding = (node: string, name: string, type: string, value: string): NodeDraft => ({
	name: node,
	type: 'n8n-nodes-base.set',
	typeVersion: 3.4,
	parameters: {
		assignments: { assignments: [{ id: node, name, value, type }] },
		includeOtherFields: true,
		options: {},
	},
});

// No Code nodes: n8n 1.123 runs them in its own process and evaluates expressions in another engine, into which
// their items can't be cloned, so that $('Code').item is empty there whatever node stands behind it.
const ids = (given: number[]): NodeDraft[] => [
	adding('List', 'ids', 'array', `={{ ${JSON.stringify(given)} }}`),
	{
		name: 'IDs',
		type: 'n8n-nodes-base.splitOut',
		typeVersion: 1,
		parameters: { fieldToSplitOut: 'ids', options: { destinationFieldName: 'id' } },
	},
];
const invoices = adding('Invoices', 'invoice', 'string', '=INV-{{ $itemIndex }}');
const report = field(
	'Report',
	"={{ $('Invoices').item.json.invoice }} of {{ $('IDs').item.json.id }}",
);
const texts = (items: Array<{ text?: unknown }>) => items.map(({ text }) => text);

describe('An expression that looks back past our node', () => {
	it.each([0, 2])('finds the item that was paid (batch size %i)', async (batchSize) => {
		const paid = pay({ parameters: { options: { batchSize } } });

		const { json } = await fixture.run(
			chain([manualTrigger, ...ids([1041, 1037, 1038]), invoices, paid, report]),
		);

		expect(texts(json('Report'))).toEqual(['INV-0 of 1041', 'INV-1 of 1037', 'INV-2 of 1038']);
	});

	it('finds the item that was paid where another one failed before it', async () => {
		const paid = pay({ onError: 'continueErrorOutput' });
		const failed = { ...report, name: 'Failed' };

		const { json } = await fixture.run(
			chain([manualTrigger, ...ids([MISSING, 1037, MISSING, 1038]), invoices, paid, report], {
				after: 'Pay',
				node: failed,
			}),
		);

		expect(texts(json('Report'))).toEqual(['INV-1 of 1037', 'INV-3 of 1038']);
		expect(texts(json('Failed'))).toEqual([`INV-0 of ${MISSING}`, `INV-2 of ${MISSING}`]);
	});

	it('finds the deal of each payment in a list of several deals', async () => {
		const list = pay({
			parameters: {
				operation: 'getAll',
				entityTypeId: 2,
				dealId: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
				returnAll: true,
			},
		});

		// The second deal has no payments: it must not shift those of the third.
		const { json } = await fixture.run(
			chain([manualTrigger, ...ids([13145, 13149, 13146]), invoices, list, report]),
		);

		expect(texts(json('Report'))).toEqual([
			...Array<string>(3).fill('INV-0 of 13145'),
			...Array<string>(2).fill('INV-2 of 13146'),
		]);
	});
});
