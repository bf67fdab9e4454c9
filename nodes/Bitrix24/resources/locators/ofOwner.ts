import type { IDataObject } from 'n8n-workflow';
import { DEAL, INVOICE } from '../../fields/owner';
import { positiveInteger } from '../../execution/input/validators';
import type { LocatorResolver } from '../../execution/operationSpec';
import type { Applies } from './applies';
import { listed, NAME_BY_ID, notOneRecord, paymentIdOf } from './words';

/** Finds the one payment of a deal or invoice that an operation can apply to. */
const ofOwner = (
	owner: 'Deal' | 'Invoice',
	entityTypeId: number,
	applies: Applies,
	takes: string | undefined,
): LocatorResolver => ({
	validate: positiveInteger(
		'Payment',
		owner === 'Invoice'
			? 'an invoice ID (a number such as 71)'
			: 'a deal ID (a number such as 13144)',
	),
	candidates: (entityId) => ({
		method: 'crm.item.payment.list',
		parameters: { entityTypeId, entityId: entityId as number },
	}),
	pick: (candidates, id, claimOn, expected) => {
		const payments = Array.isArray(candidates) ? (candidates as IDataObject[]) : [];
		const kind = expected === undefined ? applies.name : `${applies.name} ${expected.text}`;
		const applicable = payments.filter(
			(payment) => applies.to(payment) && (expected?.fits(payment) ?? true),
		);
		const fitting = applicable.filter((payment) => claimOn(payment.id) === undefined);
		const [only] = fitting;
		if (only !== undefined && fitting.length === 1) return paymentIdOf(only);
		if (fitting.length > 1) {
			return notOneRecord(
				`${owner} ${id} has ${fitting.length} ${applies.name}s${expected === undefined ? '' : ` ${expected.text}`}: ${listed(fitting)}`,
				NAME_BY_ID,
			);
		}
		const taken = applicable.map((payment) => ({ payment, claim: claimOn(payment.id) }));
		const [first] = taken;
		if (first?.claim !== undefined) {
			const { payment, claim } = first;
			const was = claim.use === 'unknown' ? 'may have been' : 'was';
			return notOneRecord(
				`${owner} ${id} has no other ${kind}: ${listed([payment])} ${was} ${takes} by item ${claim.index} of this run`,
				`Nothing was changed by this item. If both items are correct, check that ${owner.toLowerCase()} ${id} has a payment for each. Otherwise remove the duplicate item.`,
			);
		}
		const others = payments.length > 0 ? `; its payments are ${listed(payments)}` : '';
		return notOneRecord(
			`${owner} ${id} has no ${kind}${others}`,
			`Nothing was changed. Check that Payment has the right ${owner.toLowerCase()}, and that the ${owner.toLowerCase()} has a payment this operation applies to.`,
		);
	},
});

/** The one payment of a deal. */
export const ofDeal = (applies: Applies, takes?: string): LocatorResolver =>
	ofOwner('Deal', DEAL, applies, takes);

/** The one payment of an invoice. */
export const ofInvoice = (applies: Applies, takes?: string): LocatorResolver =>
	ofOwner('Invoice', INVOICE, applies, takes);
