import type { IDataObject, IHookFunctions, IPollFunctions, IWebhookFunctions } from 'n8n-workflow';
import type { EventName } from '../state/snapshot';

/** The n8n contexts in which a trigger runs. */
export type TriggerCaller = IHookFunctions | IPollFunctions | IWebhookFunctions;

/** What the user wants to hear of. */
export interface TriggerParameters {
	events: EventName[];
	/** Bitrix24's number of the owner's kind; 0 for any. */
	belongsTo: number;
	/** Empty for any. */
	paySystems: number[];
	minimumSum: number;
	ignoresOwn: boolean;
	simplifies: boolean;
}

export function readParameters(caller: TriggerCaller): TriggerParameters {
	const options = caller.getNodeParameter('options', {}) as IDataObject;
	const paySystems = Array.isArray(options.paySystems) ? options.paySystems : [];
	return {
		events: caller.getNodeParameter('events', []) as EventName[],
		belongsTo: Number(options.belongsTo ?? 0),
		paySystems: paySystems.map(Number),
		minimumSum: Number(options.minimumSum ?? 0),
		ignoresOwn: options.ignoreOwn === true,
		simplifies: options.simplify === true,
	};
}

const SIMPLE = ['id', 'accountNumber', 'paid', 'datePaid', 'sum', 'currency', 'paySystemName'];

/** The payment as it goes out. */
export const simplify = ({ simplifies }: TriggerParameters, payment: IDataObject): IDataObject =>
	simplifies ? Object.fromEntries(SIMPLE.map((name) => [name, payment[name]])) : payment;
