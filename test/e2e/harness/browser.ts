/* eslint-disable @n8n/community-nodes/no-restricted-imports -- installed by npm run e2e, from the package.json of these tests */
import {
	chromium,
	selectors,
	type Browser,
	type BrowserContext,
	type BrowserContextOptions,
} from 'playwright-core';

import type { N8nApi } from './api';
import { findProgram } from './system-programs';

export type { Browser, BrowserContext, Locator, Page } from 'playwright-core';

/** The machine's own Chromium, without a window and without a word to anybody outside this machine. */
export async function launchBrowser(): Promise<Browser> {
	selectors.setTestIdAttribute('data-test-id');
	return await chromium.launch({
		executablePath: findProgram('chromium'),
		args: [
			// Chromium runs as root in containers only without it; it sees nothing but our own pages.
			'--no-sandbox',
			'--disable-gpu',
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
			// A route of Playwright's would do the same, but switches off the cache of the browser.
			'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
		],
	});
}

/** A window of a person who is logged in to n8n; its pages share what they have loaded. */
export async function openWindow(
	browser: Browser,
	api: N8nApi,
	options: BrowserContextOptions = {},
): Promise<BrowserContext> {
	const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
	context.setDefaultTimeout(30_000);
	const cookies = api.cookie.split('; ').map((cookie) => {
		const at = cookie.indexOf('=');
		return { name: cookie.slice(0, at), value: cookie.slice(at + 1), url: api.url };
	});
	await context.addCookies(cookies);
	return context;
}
