import type { GenericValue, IDataObject, INodeParameters } from 'n8n-workflow';
import { runNode } from '../../test/support/engine/runNode';
import { sampleIds, startSandbox, type Sandbox } from '../../test/sandbox';
import { cases } from './cases';
import { operations, titleOf, type Described } from './described';
import { merged, schemaOf, type Schema } from './schema';

/** What else goes in, where one item does not show all that can come out: a date, a price with cents. */
const more: Record<string, IDataObject[]> = {
	'payment.get': [{ id: sampleIds.unpaid }, { id: sampleIds.unpaidToo }],
	'payment.getAll': [{ dealId: sampleIds.deal }],
	'paymentProduct.getAvailable': [{ dealId: sampleIds.dealWithTwoUnpaid }],
};

/** Options that add a field, which the editor offers whether they are set or not. */
const options: Record<string, INodeParameters> = {
	'payment.get': { includeOwner: true },
	'payment.getAll': { includeOwner: true },
};

/** How the operation is filled in without what narrows or widens its answer. */
function parametersOf({ parameters }: Described, filledIn: INodeParameters): INodeParameters {
	const given = { ...filledIn };
	for (const name of ['filters', 'options']) delete given[name];
	return { ...parameters, ...given };
}

function prepare({ reset, settings, store }: Sandbox): void {
	reset();
	settings.scopes = ['crm', 'sale', 'salescenter', 'pay_system'];
	Object.assign(store.deliveries.get(sampleIds.delivery) ?? {}, {
		deducted: 'Y',
		dateDeducted: '2024-05-20T12:32:02+03:00',
		priceDelivery: 499.5,
	});
}

async function schemaFor(sandbox: Sandbox, operation: Described): Promise<Schema> {
	const { resource, operation: name } = operation.parameters;
	const shown = cases[resource]?.[name];
	if (shown === undefined) throw new Error(`${titleOf(operation)} has no case in cases.ts`);
	// What any method answers can't be told.
	if (operation.method === 'method.call') {
		return { type: 'object', properties: { result: { type: 'object' } } };
	}
	prepare(sandbox);
	const items = [shown.input, ...(more[`${resource}.${name}`] ?? [])];
	const { json } = await runNode(sandbox, items, {
		parameters: {
			...parametersOf(operation, shown.parameters),
			options: options[`${resource}.${name}`] ?? {},
		},
	});
	return json('Bitrix24')
		.map((item) => schemaOf(item as GenericValue))
		.reduce(merged);
}

/**
 * What comes out of each operation, by its path in the folder `__schema__` beside the node: where n8n
 * looks for it before the operation was run (`resolveOutputSchemaPath` of n8n-core).
 */
export async function outputSchemas(): Promise<Record<string, string>> {
	const sandbox = await startSandbox();
	try {
		const files: Record<string, string> = {};
		for (const operation of operations) {
			const schema = { ...(await schemaFor(sandbox, operation)), version: 1 };
			const { resource, operation: name } = operation.parameters;
			files[`v1.0.0/${resource}/${name}.json`] = `${JSON.stringify(schema, null, '\t')}\n`;
		}
		return files;
	} finally {
		await sandbox.stop();
	}
}
