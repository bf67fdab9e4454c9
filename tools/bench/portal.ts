/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions -- part of a command that runs on Node itself, no part of the package */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { SandboxSettings } from '../../test/sandbox';

export interface PortalSettings {
	sandbox?: SandboxSettings;
	/** How many unpaid payments there are to pay. */
	payments: number;
	/** A TLS front with this key and certificate, and how many ms it adds to each answer. */
	tls?: { key: string; cert: string; latency: number };
}

/** An HTTP request that arrived at the portal; times in real ms since the epoch. */
export interface Arrival {
	at: number;
	answeredAt: number;
	method: string;
	http: number;
}

interface Started {
	webhookUrl: string;
	ids: number[];
	/** The deal and the number of each payment. */
	deals: number[];
	numbers: string[];
}

/** What the portal's process says. */
export type PortalState = Started | { arrivals: Arrival[] } | { secondsOfMinute: number };

/** What it is asked: its arrivals, and whether it may forget them then. */
export type Question = { forget: boolean } | { asks: 'secondsOfMinute' };

export interface Portal extends Started {
	/** How many seconds of a minute have passed on its clock. */
	secondsOfMinute(): Promise<number>;
	/** What arrived since the portal was last told to forget. */
	arrivals(forget?: boolean): Promise<Arrival[]>;
	stop(): void;
}

/** Starts a sandbox portal in a process of its own. */
export async function startPortal(settings: PortalSettings): Promise<Portal> {
	const child = fork(join(__dirname, 'portal-process.ts'), [JSON.stringify(settings)]);
	const heard = async () => ((await once(child, 'message')) as [PortalState])[0];
	const started = await heard();
	if (!('webhookUrl' in started)) throw new Error('The portal’s process did not start');
	return {
		...started,
		async arrivals(forget = false) {
			const answer = heard();
			child.send({ forget } satisfies Question);
			const state = await answer;
			return 'arrivals' in state ? state.arrivals : [];
		},
		async secondsOfMinute() {
			const answer = heard();
			child.send({ asks: 'secondsOfMinute' } satisfies Question);
			const state = await answer;
			return 'secondsOfMinute' in state ? state.secondsOfMinute : NaN;
		},
		stop: () => child.disconnect(),
	};
}

/** Starts a portal, uses it and stops it. */
export async function withPortal<T>(
	settings: PortalSettings,
	use: (portal: Portal) => Promise<T>,
): Promise<T> {
	const portal = await startPortal(settings);
	try {
		return await use(portal);
	} finally {
		portal.stop();
	}
}
