import type { Failed, Failure } from '../outcome';
import { failed } from '../outcome';

/** How many requests a portal takes: bitrix24-rest.md §3, the official page on limits. */
export type Plan = 'standard' | 'enterprise' | 'selfHosted';

/** The way into one portal, made from a credential. */
export interface Connection {
	/** Where methods are: `https://portal/rest/1/secret` or `https://portal/rest`, no last slash. */
	address: string;
	/** The portal's host, with its port where it has one of its own. */
	host: string;
	plan: Plan;
	/** The type of a credential whose token goes with each request; none for a webhook. */
	credentialType?: string;
	/** The user as whom calls are made, where the credential tells. */
	userId?: number;
	/** The portal's own number among all portals, where the credential tells. */
	memberId?: string;
	/** Texts that must never be shown. */
	secrets: string[];
	/** Set once the token has expired and can't be renewed: nobody tries again in this run. */
	authFailure?: Failure;
}

const PLANS: Plan[] = ['standard', 'enterprise', 'selfHosted'];
export const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

export const invalidCredential = (text: string, advice: string): Failed =>
	failed({
		code: 'INVALID_CREDENTIAL',
		message: text,
		advice,
		httpCode: null,
		effect: 'notExecuted',
	});

export const planOf = (value: unknown): Plan =>
	PLANS.find((known) => known === value) ?? 'standard';

export function urlOf(value: string): URL | undefined {
	try {
		return new URL(value);
	} catch {
		return undefined;
	}
}

/** Plain http can be read on the way, so it is for this machine alone (the sandbox portal). */
export const isSafe = ({ protocol, hostname }: URL): boolean =>
	protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
