import type { Plan } from '../limits/plan';
import type { Failure } from '../outcome';
import { notExecuted } from '../outcome';
import { isLoopback } from './loopback';

/** How one portal is reached, made from a credential. */
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
	/** What calls of the portal's outbound webhook bring along, where the credential tells. */
	applicationToken?: string;
	/** Texts that must never be shown. */
	secrets: string[];
	/** Where the portal sees a token: undefined until a request was sent that it saw none with. */
	tokenPlace?: 'header' | 'body';
	/** Set once the token has expired and can't be renewed: nobody tries again in this run. */
	authFailure?: Failure;
}

export const invalidCredential = (message: string, advice: string): Failure =>
	notExecuted('INVALID_CREDENTIAL', message, { advice });

export function parseUrl(value: string): URL | undefined {
	try {
		return new URL(value);
	} catch {
		return undefined;
	}
}

/** Whether a secret may be sent there: over https, or to this machine. */
export const isSafe = ({ protocol, hostname }: URL): boolean =>
	protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
