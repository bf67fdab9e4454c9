/** Sets SANDBOX_LANGUAGE, or takes it away. */
export function setLanguage(language: string | undefined): void;

/** SANDBOX_LANGUAGE as it is. */
export function currentLanguage(): string | undefined;
