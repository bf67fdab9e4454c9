import type { INodeParameters, INodeProperties } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import { Bitrix24 } from '../../../nodes/Bitrix24/Bitrix24.node.js';
import { delivery } from '../../../nodes/Bitrix24/resources/delivery';
import { method } from '../../../nodes/Bitrix24/resources/method';
import { owner } from '../../../nodes/Bitrix24/resources/owner';
import { payment } from '../../../nodes/Bitrix24/resources/payment';
import { paymentDelivery } from '../../../nodes/Bitrix24/resources/paymentDelivery';
import { paymentProduct } from '../../../nodes/Bitrix24/resources/paymentProduct';
import { paySystem } from '../../../nodes/Bitrix24/resources/paySystem';

const { properties } = new Bitrix24().description;
const notices = properties.filter(({ type }) => type === 'notice').map(({ name }) => name);
const known = new Set(['authentication', 'operation', 'options', 'resource', ...notices]);

const operations = [
	...[delivery, method, owner, payment, paymentDelivery, paymentProduct, paySystem],
].flatMap(({ resource, operations: own }) =>
	own.map(({ option, fields }) => {
		const operation = String(option.value);
		return {
			title: `${resource}.${operation}`,
			parameters: { resource, operation },
			fields: fields.filter(({ type }) => type !== 'notice'),
		};
	}),
);

/** The parameters as n8n keeps them, when a node is opened, changed or run: those of fields that are not shown go. */
const kept = (values: INodeParameters): INodeParameters =>
	NodeHelpers.getNodeParameters(properties, values, true, false, null, null) ?? {};

const isShown = (parameters: INodeParameters) => (field: INodeProperties) =>
	NodeHelpers.displayParameter(parameters, field, null, null);

const names = (fields: INodeProperties[]): string[] => fields.map(({ name }) => name).sort();

/** What a person may have filled in: for each locator something, in every mode. */
const filled = (parameters: INodeParameters, value: string): INodeParameters =>
	Object.fromEntries(
		Object.entries(parameters).map(([name, one]) => [
			name,
			typeof one === 'object' && one !== null && '__rl' in one ? { ...one, value } : one,
		]),
	);

describe.each(operations)('The fields of $title', ({ parameters, fields }) => {
	const own = (values: INodeParameters) => fields.filter(isShown(values));

	it.each([
		['with nothing in them', ''],
		['with something in them', '13144'],
		['with expressions in them', '={{ $json.id }}'],
	])('are what n8n keeps and shows, whichever operation was chosen before, %s', (_, value) => {
		for (const before of operations) {
			const left = filled(kept(before.parameters), value);
			// A kind is chosen by an expression, too.
			for (const kind of [undefined, 31, '={{ $json.kind }}']) {
				const entityTypeId = left.entityTypeId === undefined ? {} : { entityTypeId: kind ?? 2 };
				const values = kept({ ...left, ...entityTypeId, ...parameters });
				// The editor keeps what is left of other operations until the workflow is saved.
				for (const open of [values, { ...left, ...entityTypeId, ...values }]) {
					const shown = properties.filter(isShown(open)).filter(({ name }) => !known.has(name));
					expect([before.title, names(shown)]).toEqual([before.title, names(own(open))]);
				}
				const unexpected = Object.keys(values).filter(
					(name) => !known.has(name) && !fields.some((field) => field.name === name),
				);
				expect([before.title, unexpected]).toEqual([before.title, []]);
			}
		}
	});
});
