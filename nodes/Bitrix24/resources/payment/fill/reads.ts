import type { IDataObject } from 'n8n-workflow';
import { INVOICE } from '../../../fields/owner';
import type { ProcedureClient } from '../../../execution/operationSpec';
import { SAFE } from '../../../portal/methodSpec';
import type { Call, Failure, Outcome, Result, Skipped } from '../../../portal/outcome';
import { effectUnknown, isSkipped, rejected } from '../../../portal/outcome';
import { isObject, isRecordList, shown } from '../../../portal/values';

/** So many payments' deliveries are read in the same request as the list of payments. */
const AT_ONCE = 10;

/** Bitrix24 takes so many commands in one batch. */
const MOST_COMMANDS = 50;

const deliveriesIn = (paymentId: number | string): Call => ({
	method: 'crm.item.payment.delivery.list',
	parameters: { paymentId },
});

/** A read that came to nothing: it changed nothing, so it is no doubt. */
const unread = (call: Call, failure: Failure): Failure => ({
	...failure,
	call,
	effect: failure.effect === 'unknown' ? 'rejected' : failure.effect,
});

/** The list of records in what a read came to. */
function recordsIn(
	call: Call | undefined,
	outcome: Outcome | Skipped | undefined,
	within?: string,
): Result<IDataObject[]> {
	const own = call ?? { method: 'batch', parameters: {} };
	if (outcome === undefined || (!outcome.ok && isSkipped(outcome))) {
		return unread(own, effectUnknown('UNEXPECTED_ANSWER', 'Bitrix24’s response is incomplete'));
	}
	if (!outcome.ok) return unread(own, outcome);
	const inner = within !== undefined && isObject(outcome.value) ? outcome.value[within] : undefined;
	const value: unknown = within === undefined ? outcome.value : inner;
	return isRecordList(value)
		? { ok: true, value }
		: rejected('UNEXPECTED_RESULT', `Bitrix24 returned ${shown(outcome.value)} instead of a list`, {
				...{ call: own, httpCode: '200', advice: 'Nothing was created. Run this again.' },
			});
}

/** What of a deal or invoice no payment covers yet. */
export interface Uncovered {
	rows: IDataObject[];
	deliveries: IDataObject[];
}

/** The deliveries that are in one of these payments. */
async function coveredDeliveries(
	client: ProcedureClient,
	payments: IDataObject[],
	first: Array<Result<IDataObject[]>>,
): Promise<Result<Set<number>> | Skipped> {
	const lists = [...first];
	for (let start = first.length; start < payments.length; start += MOST_COMMANDS) {
		const some = payments.slice(start, start + MOST_COMMANDS);
		const commands = Object.fromEntries(
			some.map(({ id }, index) => [`d${index}`, deliveriesIn(Number(id))]),
		);
		const answer = await client.sequence(commands, SAFE);
		if (!answer.ok) return answer;
		lists.push(
			...Object.entries(commands).map(([name, call]) => recordsIn(call, answer.value[name])),
		);
	}
	const covered = new Set<number>();
	for (const list of lists) {
		if (!list.ok) return list;
		for (const { deliveryId } of list.value) covered.add(Number(deliveryId));
	}
	return { ok: true, value: covered };
}

/**
 * Reads what no payment of a deal or invoice covers yet, in one request: product rows as the portal tells them
 * (`crm.item.productrow.getAvailableForPayment`), and deliveries that are in none of its payments. The portal
 * itself would put a delivery into a second payment (docs/bitrix24-rest.md §9.8).
 */
export async function readUncovered(
	client: ProcedureClient,
	{ entityTypeId, entityId }: IDataObject,
): Promise<Result<Uncovered> | Skipped> {
	const ownerType = entityTypeId === INVOICE ? 'SI' : 'D';
	const commands: Record<string, Call> = {
		rows: {
			method: 'crm.item.productrow.getAvailableForPayment',
			parameters: { ownerType, ownerId: entityId },
		},
		deliveries: { method: 'crm.item.delivery.list', parameters: { entityTypeId, entityId } },
		payments: { method: 'crm.item.payment.list', parameters: { entityTypeId, entityId } },
	};
	for (let index = 0; index < AT_ONCE; index += 1) {
		// Of payments that are not there this comes to an error, which nobody looks at.
		commands[`d${index}`] = deliveriesIn(`$result[payments][${index}][id]`);
	}
	const answer = await client.sequence(commands, SAFE);
	if (!answer.ok) return answer;
	const read = (name: string, within?: string) =>
		recordsIn(commands[name], answer.value[name], within);
	const rows = read('rows', 'productRows');
	if (!rows.ok) return rows;
	const deliveries = read('deliveries');
	if (!deliveries.ok) return deliveries;
	if (deliveries.value.length === 0)
		return { ok: true, value: { rows: rows.value, deliveries: [] } };
	const payments = read('payments');
	if (!payments.ok) return payments;
	const first = payments.value.slice(0, AT_ONCE).map((_payment, index) => read(`d${index}`));
	const covered = await coveredDeliveries(client, payments.value, first);
	if (!covered.ok) return covered;
	const free = deliveries.value.filter(({ id }) => !covered.value.has(Number(id)));
	return { ok: true, value: { rows: rows.value, deliveries: free } };
}
