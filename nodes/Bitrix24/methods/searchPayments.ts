import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { readForEditor } from './readForEditor';
import { listResult, money, startOf } from './listResult';

/**
 * Payments by their number, the newest first, 50 a page (`sale.payment.list`, scope sale): the methods
 * of CRM list the payments of one deal or invoice only.
 */
export async function searchPayments(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const words = filter?.trim() ?? '';
	const page = await readForEditor(this, {
		call: {
			method: 'sale.payment.list',
			parameters: {
				select: ['id', 'accountNumber', 'paid', 'sum', 'currency', 'paySystemName'],
				filter: words ? { '%accountNumber': words } : {},
				order: { id: 'DESC' },
				start: startOf(paginationToken),
			},
		},
		within: 'payments',
		instead:
			'This list needs the scope sale. Without it, switch to By ID, By Deal ID or By Invoice ID.',
	});
	return listResult(
		page,
		({ id, accountNumber, sum, currency, paid, paySystemName }) => ({
			name: [
				String(accountNumber),
				money(sum, currency),
				paid === 'Y' ? 'paid' : 'not paid',
				...(paySystemName ? [String(paySystemName)] : []),
			].join(' · '),
			value: Number(id),
		}),
		words ? `No payment’s number contains "${words}"` : 'The portal has no payments yet',
	);
}
