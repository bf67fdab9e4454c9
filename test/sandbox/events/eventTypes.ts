/** After any change of a payment was saved: made, changed, paid, unpaid. */
export const PAYMENT_SAVED = 'ONPAYMENTENTITYSAVED';

/** After a payment was deleted. */
export const PAYMENT_DELETED = 'ONPAYMENTDELETED';

/** An event of one payment. */
export interface PaymentEvent {
	event: string;
	/** The payment's id. */
	id: number;
}

/** Events by the scope an application needs for them; '' for none. Only the two of payments are ever sent. */
const OF_SCOPE: Record<string, string[]> = {
	'': ['ONAPPINSTALL', 'ONAPPUNINSTALL', 'ONAPPUPDATE', 'ONAPPPAYMENT', 'ONAPPTEST'],
	crm: [
		...['ONCRMDEALADD', 'ONCRMDEALUPDATE', 'ONCRMDEALDELETE'],
		...['ONCRMDYNAMICITEMADD', 'ONCRMDYNAMICITEMUPDATE', 'ONCRMDYNAMICITEMDELETE'],
	],
	sale: [
		...[PAYMENT_SAVED, PAYMENT_DELETED, 'ONSALEORDERSAVED', 'ONSALEBEFOREORDERDELETE'],
		...['ONORDERENTITYSAVED', 'ONORDERDELETED', 'ONSHIPMENTENTITYSAVED', 'ONSHIPMENTDELETED'],
		...['ONPROPERTYVALUEENTITYSAVED', 'ONPROPERTYVALUEDELETED'],
	],
};

/** The scope an event belongs to, or undefined where there is no such event; names are upper-case. */
export function scopeOf(event: string): string | undefined {
	return Object.keys(OF_SCOPE).find((scope) => OF_SCOPE[scope]?.includes(event));
}

/** The events of scopes; '' are those that need none. */
export function eventsOf(scopes: readonly string[]): string[] {
	return scopes.flatMap((scope) => OF_SCOPE[scope] ?? []);
}
