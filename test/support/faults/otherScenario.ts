import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { startSandbox, type Fault, type Sandbox, type Settings } from '../../sandbox';
import type { Result } from '../engine';
import { locator, runNode } from '../engine/runNode';
import { realTime, speedUp } from '../engine/speedUp';
import { SCALE, SECRET, type Mode } from './scenario';

/** Operations that take more than one call, or work on deals: their own methods and those of their reads. */
export const METHODS = {
	'owner.setStage': { own: ['crm.item.update'], reads: ['crm.item.get'] },
	'owner.get': { own: ['crm.item.get'], reads: ['crm.item.get'] },
	'payment.setDetails': { own: ['sale.payment.update'], reads: ['sale.payment.get'] },
	'payment.create': {
		own: [
			'crm.item.payment.add',
			'crm.item.payment.product.add',
			'crm.item.payment.delivery.add',
			'crm.item.payment.delete',
		],
		reads: [
			'crm.item.productrow.getAvailableForPayment',
			'crm.item.delivery.list',
			'crm.item.payment.get',
		],
	},
} as const;

export type OtherOperation = keyof typeof METHODS;

export const STAGE = 'WON';

/** What is left to pay of each deal: two products and a delivery. */
export const LEFT_TO_PAY = 2 * 100 + 50.5 + 15;

export const documentOf = (id: number): string => `No. ${id}`;

export interface OtherScenario {
	operation: OtherOperation;
	mode: Mode;
	items: number;
	batchSize: number;
	parallelRequests: number;
	/** Of one request, in real milliseconds. */
	timeout: number;
	tries?: number;
	bucket: Settings['bucket'];
	faults: Fault[];
}

/** A run that has ended, and the portal that it ran against. */
export interface OtherRun extends OtherScenario {
	sandbox: Sandbox;
	/** What each item asks for: the ID of a deal, or of a payment (setDetails). */
	ids: number[];
	result: Result;
}

function newDeal({ store }: Sandbox): number {
	const { id } = store.addDeal();
	for (const [index, [price, quantity]] of [[100, 2] as const, [50.5, 1] as const].entries()) {
		const rowId = id * 10 + index;
		store.productRows.set(rowId, {
			...{ id: rowId, ownerType: 'D', ownerId: id, productId: 9000 + index },
			...{ productName: `Product ${index}`, price, quantity },
		});
	}
	const { id: orderId, accountNumber } = store.addOrder(2, { ...store.deals.get(id), id } as never);
	store.deliveries.set(id * 10, {
		...{ id: id * 10, orderId, accountNumber: `${accountNumber}/1`, deducted: 'N' },
		...{ dateDeducted: null, deliveryId: 3, priceDelivery: 15, currency: 'RUB' },
		deliveryName: 'Courier',
	});
	return id;
}

const newIds = (sandbox: Sandbox, { operation, items }: OtherScenario): number[] =>
	operation === 'payment.setDetails'
		? sandbox.store.addPayments(items)
		: Array.from({ length: items }, () => newDeal(sandbox));

const PARAMETERS: Record<OtherOperation, INodeParameters> = {
	'owner.setStage': { dealId: locator('={{ $json.id }}'), stageId: locator(STAGE) },
	'owner.get': { dealId: locator('={{ $json.id }}') },
	'payment.setDetails': {
		paymentId: locator('={{ $json.id }}'),
		details: { documentNumber: '=No. {{ $json.id }}' },
	},
	'payment.create': { dealId: locator('={{ $json.id }}'), fill: 'unpaid' },
};

/** Runs it against a portal of its own, on a clock that runs faster. */
export async function runOther(
	scenario: OtherScenario,
	check: (run: OtherRun) => void,
): Promise<void> {
	speedUp(SCALE);
	const sandbox = await startSandbox({ secret: SECRET, clockScale: SCALE });
	try {
		const { operation: name, mode, batchSize, parallelRequests, timeout, tries } = scenario;
		const ids = newIds(sandbox, scenario);
		sandbox.settings.bucket = scenario.bucket;
		for (const fault of scenario.faults) sandbox.faults.order(fault);
		const [resource = '', operation = ''] = name.split('.');
		const input = ids.map((id): IDataObject => ({ id }));
		const result = await runNode(sandbox, input, {
			onError: mode,
			...(tries !== undefined && { retryOnFail: true, maxTries: tries, waitBetweenTries: 1 }),
			parameters: {
				...{ resource, operation, entityTypeId: 2, ...PARAMETERS[name] },
				options: { batchSize, parallelRequests },
				requestOptions: { timeout },
			},
		});
		check({ ...scenario, sandbox, ids, result });
	} finally {
		realTime();
		await sandbox.stop();
	}
}
