import type { Language } from './texts';

/** The language of a portal that is not told: SANDBOX_LANGUAGE of the environment, or English. */
export function defaultLanguage(): Language;
