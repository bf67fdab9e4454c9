import type { INodeParameters } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import { Bitrix24 } from '../../../nodes/Bitrix24/Bitrix24.node.js';
import { sampleIds } from '../../sandbox';
import { locator, runNode } from '../../support/engine/runNode';
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

	const newNode = NodeHelpers.getNodeParameters(properties, {}, true, false, null, null) ?? {};
	const PAY = { resource: 'payment', operation: 'pay' };

	it('says that Pay is a real payment, in one short sentence, and says so of nothing else', () => {
		const isSaid = (one: INodeParameters) =>
			shownFor(one).filter((text) => text.startsWith('This marks payments as paid for real: '));
		const shown = operations.filter((one) => isSaid(one).length > 0);

		expect(shown).toEqual([PAY]);
		expect(isSaid(PAY)[0]?.length).toBeLessThan(150);
	});

	it('says below the payment of every new node where its ID comes from, and how to use the list', () => {
		const payment = properties.filter(({ name }) => name === 'paymentId');
		const ofNewNode = newNode.paymentId as INodeParameters;
		const [text] = shownFor({ ...PAY, paymentId: ofNewNode }).slice(-1);
		expect(text).toMatch(/^The expression takes .+ not the ID of the deal\. .+ Fixed\.$/);
		const hasPayment = (one: INodeParameters) =>
			payment.some((field) => NodeHelpers.displayParameter(one, field, null, null));

		for (const one of operations) {
			const given = (paymentId: INodeParameters) => shownFor({ ...one, paymentId });
			const isShown = given(ofNewNode).includes(text ?? '');
			expect([one, isShown]).toEqual([one, hasPayment(one)]);
			for (const mode of ['id', 'deal', 'list']) {
				expect(given(locator('1038', mode))).not.toContain(text);
			}
		}
	});

	it('shows what it says of Pay above the payment, and what it says of the payment below that', () => {
		const names = properties
			.filter((one) => NodeHelpers.displayParameter({ ...newNode }, one, null, null))
			.map(({ name }) => name);
		const at = names.indexOf('paymentId');

		expect(names.slice(at - 1, at + 2)).toEqual(['booksMoney', 'paymentId', 'paymentFromItem']);
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
