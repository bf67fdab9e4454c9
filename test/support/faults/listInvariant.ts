import type { IDataObject } from 'n8n-workflow';
import { shownPayment } from '../../sandbox';
import type { Payment } from '../../sandbox/store/records';
import { isFailure, itemsOut, originOf } from './reported';
import { LIMIT } from './otherOperations';
import type { OtherRun } from './otherScenario';

const bySum = (one: Payment, other: Payment): number => one.sum - other.sum || one.id - other.id;

/** The payments that an item asks for, in its order. */
function paymentsAskedFor({ sandbox, input, isLimited }: OtherRun, item: number): Payment[] {
	const wanted = input[item]?.paid;
	const payments = [...sandbox.store.payments.values()].filter(
		({ paid }) => wanted === 'any' || paid === wanted,
	);
	return isLimited === true ? payments.sort(bySum).slice(0, LIMIT) : payments;
}

/** A payment as the list shows it: without its date, where the portal would not show it by itself. */
function expectListed({ datePaid, ...json }: IDataObject, payment: Payment): void {
	const { datePaid: own, ...shown } = shownPayment(payment);
	expect(json).toEqual({ ...shown, orderId: payment.orderId });
	if (datePaid !== undefined) expect(datePaid).toBe(own);
}

/** What an item lists is all that it asks for, each once and in its order; or nothing, and a failure. */
export function expectWholeList(run: OtherRun): void {
	const out = itemsOut(run);
	for (const item of new Set(out.map(originOf))) {
		const own = out.filter((one) => originOf(one) === item);
		if (own.some(isFailure)) {
			expect(own).toHaveLength(1);
			continue;
		}
		const ids = own.map(({ json }) => json.id);
		if (run.operation === 'method.call of all pages') {
			const deals = [...run.sandbox.store.deals.values()].filter(({ accessible }) => accessible);
			expect(ids).toEqual(deals.map(({ id }) => id));
			continue;
		}
		const asked = paymentsAskedFor(run, item);
		expect(ids).toEqual(asked.map(({ id }) => id));
		for (const [index, payment] of asked.entries()) expectListed(own[index]?.json ?? {}, payment);
	}
}
