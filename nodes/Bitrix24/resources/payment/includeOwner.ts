import type { Supplement } from '../../execution/operationSpec';
import { ownerUnread, readOwners } from '../../payments/owners';
import { wholeNumberIn } from '../../portal/values';

const WITHOUT =
	'To get payments without their deal or invoice, remove Include Owner from the options.';

/** For Include Owner: `owner`, the deal or invoice of each payment that was read, and its order. */
export const owner: Supplement = {
	read: async (client, payments) => {
		const owned = payments.map(({ id, orderId }) => ({
			id: wholeNumberIn(id) ?? 0,
			orderId: wholeNumberIn(orderId),
		}));
		const found = await readOwners(client, owned);
		return found.map((one, index) => {
			if (one.ok) return { ok: true, value: { owner: { ...one.value } } };
			return 'skipped' in one ? one : ownerUnread(one, owned[index]?.id ?? 0, WITHOUT);
		});
	},
};
