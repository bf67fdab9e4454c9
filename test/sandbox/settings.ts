import type { Culture } from './culture';
import { defaultLanguage } from './environment';
import { NO_ODDITIES, type OdditySettings } from './oddities';
import type { Language } from './texts';

/** The card of the application that is installed on the portal (bitrix24-rest.md section 2). */
export interface ApplicationSettings {
	clientId: string;
	clientSecret: string;
	/** Where a person comes back to with a code; the application's card says it, not the request. */
	redirectUri: string;
	/** What the application may use. */
	scopes: string[];
	/** False: the user who connected it has no access to it (user_access_error). */
	userMayUse: boolean;
	/** False: its installation is not finished yet, so that it is sent no events. */
	installed: boolean;
}

/** Whose the webhook and the tokens are. */
export interface UserSettings {
	/** An administrator of the CRM: sale.paysystem.list needs one. */
	admin: boolean;
	/** Their right on the shop, for sale.* and crm.orderentity.*; W for an administrator, D for others. */
	sale?: 'D' | 'R' | 'W';
	/** By how many hours the user's clock is ahead of the portal's; 0 unless told. */
	hoursAhead?: number;
}

/** What a user may do with records of a kind. */
export type Right = 'none' | 'read' | 'write';

/**
 * The rights of the user, where a record is not closed to them by itself. Those on the order stand apart from
 * those on its deal: a salesman lists and creates payments, and is refused at Get and Pay
 * (docs/bitrix24-rest.md §9.12).
 */
export interface RightsSettings {
	/** On deals and invoices: `read` to list payments, `write` to create one. */
	owners: Right;
	/** On orders: `read` to get a payment, `write` to pay, unpay, update, delete or fill it. */
	orders: Right;
}

/** How events are sent. */
export interface EventSettings {
	/** Portal milliseconds in which a handler has to answer; after that the event is lost. */
	timeout: number;
	/** How many are under way at once; with 1 they arrive in the order they happened in. */
	parallel: number;
}

/**
 * How the sandbox portal behaves. All of it may be changed while it runs, but for the ports, the secret
 * and clockScale (set the clock's scale).
 */
export interface SandboxSettings {
	/** 0 takes any free port. */
	port?: number;
	/** True: https beside http, on another port, with a certificate of its own. */
	https?: boolean;
	/** The webhook's secret. */
	secret?: string;
	/** Current portals send "0" and "100", older ones 0 and 100 (bitrix24-rest.md section 0, fact 1). */
	errorCodes?: 'string' | 'number';
	/** ACCESS_DENIED with HTTP 403, or the older 0 "Недостаточно прав" with HTTP 400 (fact 2). */
	deniedText?: 'english' | 'russian';
	/** Requests in the bucket, and how many leave it a second; null: no limit. */
	bucket?: { capacity: number; drain: number } | null;
	/** Seconds a method may use in a window (600 s unless told); null: not even reported, as self-hosted. */
	operating?: { limit: number; perCall: number; window?: number } | null;
	/** How many times as fast as real time the portal's time runs. */
	clockScale?: number;
	/** Real milliseconds before each answer. */
	latency?: number;
	/** What the webhook may use. */
	scopes?: string[];
	/** The application; what is left out is filled in. */
	application?: Partial<ApplicationSettings>;
	/** How events are sent; what is left out is filled in. */
	events?: Partial<EventSettings>;
	/** Whose webhook it is. */
	user?: UserSettings;
	/** What the user may do; all of it unless told. */
	rights?: Partial<RightsSettings>;
	/** What the portal speaks; English, or what SANDBOX_LANGUAGE says, unless told. */
	language?: Language;
	/** How the portal writes dates; sale.* answer theirs in it (docs/bitrix24-rest.md §9.4). */
	culture?: Culture;
	/** What is odd about it; nothing unless told. */
	oddities?: Partial<OdditySettings>;
	/** True: the plan allows no more payments to be created. */
	paymentsLimitReached?: boolean;
	/** False: getPublicUrl answers 200 without a payment. */
	phoneConfirmed?: boolean;
	/** Portal seconds after which a batch is cut off with a gateway timeout; 0: never. */
	batchMaxSeconds?: number;
	/** Portal seconds that one pay takes. */
	secondsPerPay?: number;
}

const SAMPLE_WEBHOOK = 'sandboxsecret0001';

const SAMPLE_APPLICATION: ApplicationSettings = {
	clientId: 'local.6543210fedcba9.87654321',
	clientSecret: 'sandbox-client',
	redirectUri: 'http://localhost:5678/rest/oauth2-credential/callback',
	scopes: ['crm', 'sale', 'salescenter', 'pay_system'],
	userMayUse: true,
	installed: true,
};

export type Settings = Required<SandboxSettings> & {
	application: ApplicationSettings;
	rights: RightsSettings;
	events: EventSettings;
	oddities: OdditySettings;
};

/** The settings with everything that was left out filled in. */
export function completeSettings(given: SandboxSettings = {}): Settings {
	return {
		port: 0,
		https: false,
		secret: SAMPLE_WEBHOOK,
		errorCodes: 'string',
		deniedText: 'english',
		bucket: null,
		operating: { limit: Infinity, perCall: 0.15 },
		clockScale: 1,
		latency: 0,
		scopes: ['crm', 'sale', 'salescenter', 'pay_system'],
		user: { admin: true },
		language: defaultLanguage(),
		culture: 'ru',
		paymentsLimitReached: false,
		phoneConfirmed: true,
		batchMaxSeconds: 0,
		secondsPerPay: 0,
		...given,
		oddities: { ...NO_ODDITIES, ...given.oddities },
		rights: { owners: 'write', orders: 'write', ...given.rights },
		application: { ...SAMPLE_APPLICATION, ...given.application },
		events: { timeout: 5000, parallel: 10, ...given.events },
	};
}
