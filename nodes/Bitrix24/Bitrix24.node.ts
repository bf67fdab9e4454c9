import { NodeConnectionTypes } from 'n8n-workflow';
import type { INodeType, INodeTypeDescription } from 'n8n-workflow';
import { authentication } from './fields/authentication';
import { credentials } from './fields/credentials';
import { options } from './fields/options';
import { methods } from './methods';
import { delivery } from './resources/delivery';
import { method } from './resources/method';
import { describe } from './resources/describe';
import { owner } from './resources/owner';
import { payment } from './resources/payment';
import { paymentDelivery } from './resources/paymentDelivery';
import { paymentProduct } from './resources/paymentProduct';
import { paySystem } from './resources/paySystem';
import { refuseUnknown } from './resources/refuseUnknown';

// What the node is for comes first in the list of actions; the others by their names.
const resources = [payment, owner, delivery, method, paySystem, paymentDelivery, paymentProduct];

export class Bitrix24 implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Bitrix24',
		name: 'bitrix24',
		icon: { light: 'file:bitrix24.svg', dark: 'file:bitrix24.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Mark Bitrix24 payments as paid, and manage payments of deals and invoices',
		defaults: { name: 'Bitrix24' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials,
		// The address comes from the credential through portal/connection/open.ts, which also checks it: as an
		// expression here it would be evaluated twice for every item.
		requestDefaults: { method: 'POST', json: true },
		requestOperations: refuseUnknown(resources),
		properties: [authentication, ...describe(resources, 'payment'), options],
	};

	methods = methods;
}
