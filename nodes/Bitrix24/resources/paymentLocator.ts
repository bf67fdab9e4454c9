import type { IDataObject } from 'n8n-workflow';
import { DEAL, INVOICE } from '../fields/owner';
import { positiveInteger } from '../execution/input/validators';
import type { LocatorResolver, LocatorResolvers } from '../execution/operationSpec';
import type { Failure, Result } from '../portal/outcome';
import { notExecuted } from '../portal/outcome';
import { shown, wholeNumberIn } from '../portal/values';

/** Which payments of a deal or invoice an operation can apply to. */
interface Applies {
	/** Such as "unpaid payment". */
	name: string;
	to: (payment: IDataObject) => boolean;
}

export const anyPayment: Applies = { name: 'payment', to: () => true };
export const unpaidPayment: Applies = { name: 'unpaid payment', to: ({ paid }) => paid !== 'Y' };
export const paidPayment: Applies = { name: 'paid payment', to: ({ paid }) => paid === 'Y' };

const NAMED_AT_MOST = 20;

/** "1038 (3654/1, 1200 RUB, not paid)" for each. */
function listed(payments: IDataObject[]): string {
	const names = payments
		.slice(0, NAMED_AT_MOST)
		.map(
			({ id, accountNumber, sum, currency, paid }) =>
				`${id} (${accountNumber}, ${sum} ${currency}, ${paid === 'Y' ? 'paid' : 'not paid'})`,
		);
	const more = payments.length - names.length;
	return names.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

const notOneRecord = (message: string, advice: string): Failure =>
	notExecuted('NOT_ONE_RECORD', message, { advice });

/** The id of a payment in a list. Any other number than its own would be that of another payment. */
function idOf({ id }: IDataObject): Result<number> {
	const value = wholeNumberIn(id);
	return value !== undefined && value > 0
		? { ok: true, value }
		: notOneRecord(
				`Bitrix24 responded with a payment whose ID is ${shown(id)}`,
				'Nothing was changed. In Payment choose By ID and enter the ID of the right payment.',
			);
}

const resolver = (
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
	call: (entityId) => ({
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
		if (only !== undefined && fitting.length === 1) return idOf(only);
		if (fitting.length > 1) {
			return notOneRecord(
				`${owner} ${id} has ${fitting.length} ${applies.name}s${expected === undefined ? '' : ` ${expected.text}`}: ${listed(fitting)}`,
				'Nothing was changed. In Payment choose By ID and enter the ID of the right payment.',
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
			`Nothing was changed. Check that Payment has the ID of the right ${owner.toLowerCase()}, and that the ${owner.toLowerCase()} has a payment this operation applies to.`,
		);
	},
});

/**
 * The ways to name a payment by its deal or invoice: its one payment that an operation can apply to.
 *
 * @param parameter the REST parameter that takes the payment's id
 * @param takes what the operation does with it, such as "paid", where that makes it no candidate any more
 */
export const byOwner = (parameter: string, applies: Applies, takes?: string): LocatorResolvers => ({
	parameter,
	field: 'paymentId',
	takes,
	byMode: {
		deal: resolver('Deal', DEAL, applies, takes),
		invoice: resolver('Invoice', INVOICE, applies, takes),
	},
});
