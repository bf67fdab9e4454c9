import type { Effect, Failure } from '../outcome';
import { entryFor } from './catalog';

/** How a user of each way in is spoken to. */
export const PLACEHOLDERS = {
	webhook: {
		user: 'the webhook’s user',
		become: 'create the webhook as',
		anew: 'Create a new inbound webhook in Bitrix24 (Applications > Developer resources > Ready-made scenarios > Other > Inbound webhook) and paste its URL into the credential.',
	},
	application: {
		user: 'the user who connected the credential',
		become: 'connect the credential as',
		anew: 'Open the Bitrix24 OAuth2 API credential and connect it again.',
	},
};

const DEFAULT_ADVICE: Record<Effect, string> = {
	notExecuted: 'Nothing was done for this item. Run it again.',
	rejected:
		'This message comes from Bitrix24. Check the record in the portal, fix what the message points out, then run this item again.',
	unknown:
		'It is unknown whether the change was made. Check the record in the portal before you run this again.',
};

/** The scope that a webhook or an application needs for a method (docs/bitrix24-rest.md §1). */
export function scopeOf(method: string): string {
	if (/^sale\.paysystem\./i.test(method)) return 'pay_system';
	return method.split('.')[0]?.toLowerCase() ?? '';
}

/**
 * What to do about a failure.
 *
 * @param failure what happened
 * @param method the REST method that was called
 * @param field the label of the field that the id came from
 * @param way the way in: it decides whose rights are spoken of
 */
export function adviceFor(
	failure: Pick<Failure, 'code' | 'message' | 'advice' | 'effect'>,
	method: string,
	field: string,
	way: keyof typeof PLACEHOLDERS = 'webhook',
): string {
	const advice =
		failure.advice ?? entryFor(failure, method)?.advice ?? DEFAULT_ADVICE[failure.effect];
	const words: Record<string, string> = { ...PLACEHOLDERS[way], field, scope: scopeOf(method) };
	const filled = advice.replace(/\{(\w+)\}/g, (place, name: string) => words[name] ?? place);
	return filled.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
