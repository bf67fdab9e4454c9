import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../../portal/transport/response';
import type { Call, OperationSpec, Outcome } from '../../portal/outcome';
import type { PortalClient } from '../../portal/client/client';

const READING: OperationSpec = {
	idempotency: 'safe',
	label: 'Payment',
	isExpectedResult: isObject,
};

async function ask(talk: PortalClient, call: Call): Promise<IDataObject> {
	const outcome: Outcome = await talk.call(call, READING);
	if (outcome.ok) return outcome.result as IDataObject;
	throw await talk.toNodeApiError(outcome.failure, call, 'Belongs To');
}

/**
 * What a payment belongs to: `sale.payment.get` tells its order (scope sale), `crm.orderentity.list`
 * the order's deal or invoice (scope crm).
 *
 * @returns Bitrix24's number of the owner's kind, 2 or 31; 0 where it belongs to neither
 * @throws NodeApiError where the portal does not tell
 */
export async function ownerOf(talk: PortalClient, id: number): Promise<number> {
	const { payment } = await ask(talk, { method: 'sale.payment.get', parameters: { id } });
	const orderId = isObject(payment) ? Number(payment.orderId) : 0;
	const { orderEntity } = await ask(talk, {
		method: 'crm.orderentity.list',
		parameters: { select: ['ownerTypeId'], filter: { '=orderId': orderId } },
	});
	const [owner] = Array.isArray(orderEntity) ? (orderEntity as IDataObject[]) : [];
	return Number(owner?.ownerTypeId ?? 0);
}
