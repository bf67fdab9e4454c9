/**
 * What some portals do, self-hosted ones above all, and healthy ones don't. Each lasts until it is taken back,
 * and holds for every REST request; what goes wrong once is a fault.
 */
export interface OdditySettings {
	/**
	 * A path of the portal to which every call is sent with a 302: /bitrix/coupon_activation.php where the
	 * licence is over, /auth/ where REST is closed (docs/bitrix24-rest.md §9.14).
	 */
	closedAt: string | null;
	/** True: a page says with HTTP 200 that the trial period is over, whatever is called. */
	trialPage: boolean;
	/** Where PHP's warnings stand in an answer: before the JSON, after it, or both. */
	phpWarnings: 'before' | 'after' | 'around' | null;
	/** True: the web server drops the Authorization header, so that only `auth` is seen (§9.16). */
	dropsAuthorization: boolean;
	/** Methods, in lower case, that answer {"result": false} in place of a refusal of their own (§9.19). */
	falseResults: readonly string[];
	/** True: ids, sums, total and next come as text, a sum as "1200.0000" (§9.19). */
	numbersAsText: boolean;
	/** True: the maps of a batch's result come as lists, without the commands' keys (§9.19). */
	mapsAsLists: boolean;
	/** True: a list tells neither how long it is nor where its next page begins: a field may be missing (§9.19). */
	uncounted: boolean;
	/** True: MySQL is strict, and a date that became '' is an SQL error (§9.1). */
	strictSql: boolean;
}

/** A portal without oddities. */
export const NO_ODDITIES: OdditySettings = {
	...{ closedAt: null, trialPage: false, phpWarnings: null, dropsAuthorization: false },
	...{ falseResults: [], numbersAsText: false, mapsAsLists: false, strictSql: false },
	uncounted: false,
};

/** What older boxes are known to answer {"result": false} to (docs/bitrix24-rest.md §6, §9.19). */
export const OLD_BOX: Partial<OdditySettings> = {
	falseResults: ['crm.item.payment.delivery.setdelivery'],
};
