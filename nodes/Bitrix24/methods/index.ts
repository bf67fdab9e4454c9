import type { INodeType } from 'n8n-workflow';
import { searchDeliveries } from './searchDeliveries';
import { searchOwners } from './searchOwners';
import { searchPayments } from './searchPayments';
import { searchPaySystems } from './searchPaySystems';
import { searchProductRows } from './searchProductRows';

/** What the editor asks the portal for. */
export const methods: INodeType['methods'] = {
	listSearch: {
		searchDeliveries,
		searchOwners,
		searchPayments,
		searchPaySystems,
		searchProductRows,
	},
};
