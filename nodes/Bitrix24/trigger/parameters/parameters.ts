import type {
	IDataObject,
	IHookFunctions,
	INode,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import { OWNER_TYPES } from '../../fields/owner';
import { shown, wholeNumberIn } from '../../portal/values';
import type { EventName } from '../state/snapshot';
import { EVENT_NAMES } from '../state/snapshot';
import { choiceOf, invalidParameter, isChosen, listOf, numberOf } from './choices';

/** The n8n contexts in which a trigger runs. */
export type TriggerCaller = IHookFunctions | IPollFunctions | IWebhookFunctions;

/** What the user wants to hear of. */
export interface TriggerParameters {
	events: EventName[];
	/** Whether the events tell what their payment belongs to. */
	includesOwner: boolean;
	/** Bitrix24's number of the owner's kind; 0 for any. */
	belongsTo: number;
	/** Empty for any. */
	paySystems: number[];
	minimumSum: number;
	ignoresOwn: boolean;
	simplifies: boolean;
}

/** The events as the list shows them: Payment Paid for `paymentPaid`. */
const EVENT_CHOICES = Object.fromEntries(
	EVENT_NAMES.map((name) => [name.replace(/^payment/, 'Payment '), name]),
);

function eventsIn(node: INode, value: unknown): EventName[] {
	const wanted = listOf(value, (one) => choiceOf(node, 'Events', one, EVENT_CHOICES));
	if (wanted.length > 0) return wanted;
	throw invalidParameter(node, 'Events is empty', 'Choose at least one event in Events.');
}

function paySystemsIn(node: INode, value: unknown): number[] {
	const label = 'Payment System Names or IDs';
	return listOf(value, (one) => {
		const id = wholeNumberIn(typeof one === 'string' ? one.trim() : one);
		if (id !== undefined && id > 0) return id;
		throw invalidParameter(
			node,
			`${label} must be IDs of payment systems, not ${shown(one)}`,
			`Choose from the ${label} list, or check its expression.`,
		);
	});
}

/**
 * What the user wants to hear of.
 *
 * @throws NodeApiError where a parameter has a value that is none: such a trigger would stay silent
 */
export function readParameters(caller: TriggerCaller): TriggerParameters {
	const node = caller.getNode();
	const options = caller.getNodeParameter('options', {}) as IDataObject;
	const { belongsTo = 0, paySystems, minimumSum, ignoreOwn, simplify: simplifies } = options;
	return {
		events: eventsIn(node, caller.getNodeParameter('events', [])),
		includesOwner: isChosen(node, 'Include Owner', caller.getNodeParameter('includeOwner', true)),
		belongsTo: choiceOf(node, 'Belongs To', belongsTo, { 'Deal or Invoice': 0, ...OWNER_TYPES }),
		paySystems: paySystemsIn(node, paySystems),
		minimumSum: numberOf(node, 'Minimum Sum', minimumSum, 0),
		ignoresOwn: ignoreOwn === true,
		simplifies: simplifies === true,
	};
}

/** Whether the events can only be told with what their payment belongs to. */
export const needsOwner = ({ includesOwner, belongsTo }: TriggerParameters): boolean =>
	includesOwner || belongsTo > 0;

/** The parameters that need it, by their labels. */
export const needingOwner = ({ includesOwner, belongsTo }: TriggerParameters): string =>
	[...(includesOwner ? ['Include Owner'] : []), ...(belongsTo > 0 ? ['Belongs To'] : [])].join(
		' and ',
	);

const SIMPLE = ['id', 'accountNumber', 'paid', 'datePaid', 'sum', 'currency', 'paySystemName'];

/** The payment as it goes out. */
export const simplify = ({ simplifies }: TriggerParameters, payment: IDataObject): IDataObject =>
	simplifies ? Object.fromEntries(SIMPLE.map((name) => [name, payment[name]])) : payment;
