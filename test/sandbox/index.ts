import { Clock } from './clock';
import { Events } from './events';
import { Faults } from './faults';
import { application, listening } from './http/server';
import { plainServer, secureServer } from './http/servers';
import { Journal } from './journal';
import { LeakyBucket } from './limits/leakyBucket';
import { OperatingTime } from './limits/operatingTime';
import { OAuth } from './oauth';
import { oauthRoutes } from './oauth/routes';
import { PortalUser } from './page/portalUser';
import { pageRoutes } from './page/routes';
import type { Portal } from './portal';
import { methods } from './rest/methods';
import { restRoutes } from './rest/routes';
import { completeSettings, type SandboxSettings, type Settings } from './settings';
import { Store } from './store';
import { fillWithSamples } from './store/sampleData';

export type { Clock } from './clock';
export type { Events, SentEvent } from './events';
export type { Fault, FaultKind, Faults, FaultScope } from './faults';
export type { Change, Journal, JournalEntry } from './journal';
export type { OAuth, TokenAnswer, TokenData } from './oauth';
export { TOKEN_REQUEST } from './oauth/tokenEndpoint';
export type { PortalUser as Person } from './page/portalUser';
export { nestedJson } from './http/reply';
export { shownPayment } from './rest/methods/payment/payments';
export { NO_ODDITIES, OLD_BOX, type OdditySettings } from './oddities';
export type { ApplicationSettings, SandboxSettings, Settings } from './settings';
export type { Store } from './store';
export * from './store/records';
export { sampleIds } from './store/sampleData';

/** The addresses that speak https. */
export interface Secure {
	/** https://127.0.0.1:PORT */
	url: string;
	webhookUrl: string;
	/** The portal's own certificate, in PEM: whoever asks has to trust it. */
	certificate: string;
}

/** A running sandbox portal. */
export interface Sandbox {
	/** http://127.0.0.1:PORT, which is also the page for a person. */
	url: string;
	/** http://127.0.0.1:PORT/rest/1/SECRET/ */
	webhookUrl: string;
	secret: string;
	/** The same portal with https, where it is set. */
	secure?: Secure;
	/** The live data. */
	store: Store;
	/** What arrived, oldest first. */
	journal: Journal;
	/** Faults to come. */
	faults: Faults;
	/** The application that is installed on the portal, and its tokens. */
	oauth: OAuth;
	/** What handlers are told of payments: outgoing webhooks, bindings, what was sent, and what goes wrong. */
	events: Events;
	/** A person at the portal who changes payments, of which handlers are told. */
	person: PortalUser;
	/** The portal's time, which `advance` puts forward or back. */
	clock: Clock;
	/** May be changed while it runs. */
	settings: Settings;
	/** Data, journal, faults, bucket, operating time, tokens, handlers and events back to the start; settings stay. */
	reset(): void;
	/** Closes the server and its connections, and breaks off events that are under way. */
	stop(): Promise<void>;
}

/** Listens with http, and beside it with https where that is set. */
async function listen(
	portal: Portal,
): Promise<{ port: number; secure?: Secure; stop(): Promise<void> }> {
	const { settings } = portal;
	const app = application(restRoutes(portal), oauthRoutes(portal), pageRoutes(portal));
	const plain = await listening(plainServer(app), settings.port);
	if (!settings.https) return plain;
	const { server, certificate } = await secureServer(app);
	const secured = await listening(server, 0);
	const url = `https://127.0.0.1:${secured.port}`;
	const stop = async () => void (await Promise.all([plain.stop(), secured.stop()]));
	const secure = { url, webhookUrl: `${url}/rest/1/${settings.secret}/`, certificate };
	return { port: plain.port, secure, stop };
}

/** Starts an embedded Bitrix24 with sample payments on this machine alone; rejects where the port is taken. */
export async function startSandbox(given: SandboxSettings = {}): Promise<Sandbox> {
	const settings = completeSettings(given);
	const clock = new Clock(settings.clockScale);
	const oauth = new OAuth(settings, clock);
	const portal: Portal = {
		settings,
		clock,
		store: new Store(),
		journal: new Journal(),
		faults: new Faults(),
		bucket: new LeakyBucket(settings, clock),
		operating: new OperatingTime(settings, clock),
		oauth,
		events: new Events(settings, clock, oauth),
		methods,
	};
	fillWithSamples(portal.store);
	const { port, secure, stop } = await listen(portal);
	const url = `http://127.0.0.1:${port}`;
	const { store, journal, faults, events } = portal;
	oauth.portalUrl = url;
	return {
		url,
		webhookUrl: `${url}/rest/1/${settings.secret}/`,
		secret: settings.secret,
		secure,
		person: new PortalUser(portal),
		...{ store, journal, faults, oauth, events, clock, settings },
		reset() {
			store.clear();
			fillWithSamples(store);
			journal.clear();
			faults.clear();
			portal.bucket.reset();
			portal.operating.reset();
			oauth.reset();
			events.reset();
		},
		async stop() {
			events.stop();
			await stop();
		},
	};
}
