import type { IDataObject } from 'n8n-workflow';
import type { Procedure, ProcedureClient } from '../../../execution/operationSpec';
import { MAX_ITEMS } from '../../../execution/operationSpec';
import { tooManyItems } from '../../../execution/output';
import { getCall, GET_SPEC, isGone, mayBeHidden, PAYMENT_FIELDS } from '../../../payments/payment';
import type { Result, Skipped } from '../../../portal/outcome';
import { isSkipped } from '../../../portal/outcome';
import { PaymentPages } from './pages';
import type { PaymentQuery } from './query';
import { directionById, fits, sortPayments } from './query';

/** A payment of the list where the user may not read it by itself: its date may be another one (§9.4). */
const withoutDate = (row: IDataObject): IDataObject =>
	Object.fromEntries(
		PAYMENT_FIELDS.filter((name) => name !== 'datePaid').map((name) => [name, row[name]]),
	);

/**
 * The payments of a list as `crm.item.payment.get` gives them, with `orderId`: the list shows dates that may be
 * wrong. What was deleted meanwhile, or does not fit any more, is left out.
 */
async function asGet(
	client: ProcedureClient,
	query: PaymentQuery,
	rows: IDataObject[],
): Promise<Result<IDataObject[]> | Skipped> {
	const calls = rows.map(({ id }) => getCall(Number(id)));
	const outcomes = await client.callAll(calls, GET_SPEC);
	const payments: IDataObject[] = [];
	for (const [index, row] of rows.entries()) {
		const outcome = outcomes[index];
		const orderId = Number(row.orderId);
		if (outcome?.ok === true) {
			const payment = { ...(outcome.value as IDataObject), orderId };
			if (fits(query, payment)) payments.push(payment);
		} else if (outcome === undefined || mayBeHidden(outcome)) {
			payments.push({ ...withoutDate(row), orderId });
		} else if (isSkipped(outcome)) {
			return outcome;
		} else if (!isGone(outcome)) {
			return { call: calls[index], ...outcome };
		}
	}
	return { ok: true, value: payments };
}

/**
 * Lists the payments of a whole portal: `sale.payment.list` (scope sale) finds them, `crm.item.payment.get`
 * (scope crm) shows each, 50 in one request.
 *
 * @returns payments as `crm.item.payment.get` gives them, with `orderId`; those that the user may not read by
 * themselves without `datePaid`
 */
export const listPayments =
	(query: PaymentQuery): Procedure =>
	async (client, _call, limit) => {
		const pages = new PaymentPages(client, query, Math.min(limit, MAX_ITEMS + 1));
		const direction = directionById(query);
		// The portal's order counts where a limit cuts it off; all of them are sorted here, by the dates as they are.
		const isCutOff = direction === undefined && Number.isFinite(limit);
		const rows = isCutOff ? await pages.inOrder() : await pages.byId(direction ?? 'ASC');
		if (!rows.ok) return rows;
		if (rows.value.length > MAX_ITEMS) return tooManyItems(rows.value.length, 'safe');
		const payments = await asGet(client, query, rows.value);
		return payments.ok ? { ok: true, value: sortPayments(query, payments.value) } : payments;
	};
