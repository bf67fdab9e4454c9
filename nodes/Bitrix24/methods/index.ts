import type { INodeType } from 'n8n-workflow';
import { searchDeliveries } from './searchDeliveries';
import { searchDeals, searchInvoices } from './searchOwners';
import { searchPayments } from './searchPayments';
import { searchPaySystems } from './searchPaySystems';
import { searchProductRows } from './searchProductRows';

/** What the editor asks the portal for. */
export const methods: INodeType['methods'] = {
	listSearch: {
		searchDeals,
		searchDeliveries,
		searchInvoices,
		searchPayments,
		searchPaySystems,
		searchProductRows,
	},
};
