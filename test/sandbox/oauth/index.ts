import { randomBytes } from 'node:crypto';

import type { Clock } from '../clock';
import type { Settings } from '../settings';
import { TokenStore } from './tokenStore';

const HOUR = 3_600_000;
const CODE_LIFETIME = 30_000;
const REFRESH_LIFETIME = 180 * 24 * HOUR;

/** The answer of the token endpoint (section 2): no token_type, and a domain that is not the portal's. */
export interface TokenAnswer {
	access_token: string;
	refresh_token: string;
	/** Seconds. */
	expires_in: number;
	/** Unix time, seconds. */
	expires: number;
	client_endpoint: string;
	server_endpoint: string;
	domain: string;
	member_id: string;
	scope: string;
	status: string;
	user_id: number;
}

/** Token data as n8n keeps it in a credential's oauthTokenData. */
export interface TokenData extends TokenAnswer {
	callbackQueryString: Record<string, string>;
}

/** The application on the portal: its tokens, and how often they were renewed. Its card is in the settings. */
export class OAuth {
	/** How many refresh requests arrived, the refused ones too. */
	refreshes = 0;

	/** Whether the application is switched on; off: APPLICATION_NOT_FOUND. */
	active = true;

	/** Every access token, refresh token and code that was ever given, to look for leaks. */
	readonly given: string[] = [];

	/** The portal's own number among all portals. */
	readonly memberId = randomBytes(16).toString('hex');

	/** http://127.0.0.1:PORT, known once the server listens. */
	portalUrl = '';

	readonly accessTokens: TokenStore;

	/** Each is good for one renewal. */
	readonly refreshTokens: TokenStore;

	/** What a person brings back from the authorize page; each is good once. */
	readonly codes: TokenStore;

	constructor(
		private readonly settings: Settings,
		private readonly clock: Clock,
	) {
		this.accessTokens = new TokenStore(clock, HOUR, this.given);
		this.refreshTokens = new TokenStore(clock, REFRESH_LIFETIME, this.given);
		this.codes = new TokenStore(clock, CODE_LIFETIME, this.given);
	}

	get clientId(): string {
		return this.settings.application.clientId;
	}

	get clientSecret(): string {
		return this.settings.application.clientSecret;
	}

	/** The address in the application's card, to which a person comes back with a code. */
	get redirectUri(): string {
		return this.settings.application.redirectUri;
	}

	/** Where a person allows the application to act for them. */
	get authorizeUrl(): string {
		return `${this.portalUrl}/oauth/authorize/`;
	}

	/** Where tokens come from. A real portal's are on another host. */
	get tokenUrl(): string {
		return `${this.portalUrl}/oauth/token/`;
	}

	/** The access token that was given last. */
	get accessToken(): string {
		return this.accessTokens.latest;
	}

	/** What goes with the code to the redirect URI. */
	callback(): { domain: string; member_id: string; scope: string; server_domain: string } {
		return {
			domain: new URL(this.portalUrl).host,
			member_id: this.memberId,
			scope: this.settings.application.scopes.join(','),
			server_domain: 'oauth.bitrix.info',
		};
	}

	/** A new pair of tokens, as the token endpoint answers it. */
	newTokens(): TokenAnswer {
		return {
			access_token: this.accessTokens.issue(),
			refresh_token: this.refreshTokens.issue(),
			expires_in: HOUR / 1000,
			expires: Math.floor((this.clock.now() + HOUR) / 1000),
			client_endpoint: `${this.portalUrl}/rest/`,
			server_endpoint: 'https://oauth.bitrix.info/rest/',
			domain: 'oauth.bitrix.info',
			member_id: this.memberId,
			scope: this.settings.application.scopes.join(','),
			status: 'L',
			user_id: 1,
		};
	}

	/** Token data as n8n keeps it after a person has connected the credential. */
	issue(): TokenData {
		return { ...this.newTokens(), callbackQueryString: this.callback() };
	}

	/** Ends the hour of every access token that was given so far. */
	expire(): void {
		this.accessTokens.expireAll();
	}

	/** Refuses every refresh token that was given so far, as after 180 days. */
	revoke(): void {
		this.refreshTokens.clear();
	}

	/** Switches the application off (APPLICATION_NOT_FOUND), or on again. */
	switchOff(off = true): void {
		this.active = !off;
	}

	/** Back to the start: no token is known any more. */
	reset(): void {
		for (const tokens of [this.accessTokens, this.refreshTokens, this.codes]) tokens.clear();
		this.given.length = 0;
		this.refreshes = 0;
		this.active = true;
	}
}
