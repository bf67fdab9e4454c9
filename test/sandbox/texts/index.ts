import { RestError } from '../http/restError';
import { de } from './de';
import { en, type Texts } from './en';
import { ru } from './ru';

export type { Texts } from './en';

/**
 * The portal's language. Only some texts are in it (docs/bitrix24-rest.md §9.11); "Access denied" of
 * crm.item.payment.*, "Empty fields", the codes' own texts of sections 1.2 and 8 are in English everywhere.
 */
export type Language = 'ru' | 'en' | 'de';

const TEXTS: Record<Language, Texts> = { ru, en, de };

/** A refusal in the portal's language; `values` fill in its #NAMES#. */
export function refusal(
	{ language }: { language: Language },
	key: keyof Texts,
	{ code = '0', values = {} }: { code?: string; values?: Record<string, unknown> } = {},
): RestError {
	const text = Object.entries(values).reduce(
		(filled, [name, value]) => filled.replace(`#${name}#`, () => String(value)),
		TEXTS[language][key],
	);
	return new RestError(code, text);
}
