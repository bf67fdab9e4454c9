import type { INodeParameters } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import { Bitrix24 } from '../../../nodes/Bitrix24/Bitrix24.node.js';
import { sampleIds } from '../../sandbox';
import { runNode } from '../../support/engine/runNode';
import { useSandbox } from '../../support/useSandbox';

const { properties } = new Bitrix24().description;
const notices = properties.filter(({ type }) => type === 'notice');

const shownFor = (parameters: INodeParameters) =>
	notices
		.filter((notice) => NodeHelpers.displayParameter(parameters, notice, null, null))
		.map(({ displayName }) => displayName);

const operations = properties
	.filter(({ name }) => name === 'operation')
	.flatMap(({ displayOptions, options = [] }) =>
		options.map((option) => ({
			resource: String(displayOptions?.show?.resource?.[0]),
			operation: String((option as { value: string }).value),
		})),
	);

describe('The panel', () => {
	const sandbox = useSandbox();

	it('says that Pay is a real payment, in one short sentence, and says so of nothing else', () => {
		const shown = operations.filter((one) => shownFor(one).length > 0);

		expect(shown).toEqual([{ resource: 'payment', operation: 'pay' }]);
		const [text = ''] = shownFor({ resource: 'payment', operation: 'pay' });
		expect(text).toMatch(/^This marks payments as paid for real: .+\.$/);
		expect(text.length).toBeLessThan(150);
	});

	it('shows it above the payment', () => {
		const shown = properties.filter((property) =>
			NodeHelpers.displayParameter({ resource: 'payment', operation: 'pay' }, property, null, null),
		);
		const names = shown.map(({ name }) => name);

		expect(names.indexOf('booksMoney')).toBe(names.indexOf('paymentId') - 1);
	});

	it('of it n8n’s engine makes nothing: no routing, no expression, and nothing of it is sent', async () => {
		for (const { routing, default: preset } of notices) {
			expect([routing, preset]).toEqual([undefined, '']);
		}

		const { json } = await runNode(sandbox, [{ id: sampleIds.unpaid }], {
			parameters: { booksMoney: '={{ $json.id.nothing.of.it }}' },
		});

		expect(json('Bitrix24')).toEqual([{ id: sampleIds.unpaid, result: true }]);
		expect(sandbox.journal.calls().map(({ parameters }) => parameters)).toEqual([
			{ id: sampleIds.unpaid },
		]);
	});
});
