/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error -- drives a real n8n on Node itself, no part of the package */
import { join } from 'node:path';

import type { N8nApi } from './api';
import { launchBrowser, openWindow, type Page } from './browser';
import { Editor } from './editor';
import type { Fixture } from './fixture';
import { runFolder } from './run-folder';

/** A browser with one window, in which somebody is logged in to n8n. */
export interface BrowserSession {
	/**
	 * Does something in the editor, in a page of its own. Where it does not come off, a picture of it
	 * is left in the run's folder.
	 */
	withEditor(work: (editor: Editor) => Promise<void>): Promise<void>;
	close(): Promise<void>;
}

async function withScreenshotOnFailure(page: Page, work: () => Promise<void>): Promise<void> {
	try {
		await work();
	} catch (error) {
		const name = expect.getState().currentTestName ?? 'browser';
		// Windows that it has opened are seen too.
		for (const [index, one] of page.context().pages().entries()) {
			const file = `${name.replace(/[^\p{L}\d]+/gu, '-')}${index === 0 ? '' : `-${index}`}.png`;
			await one.screenshot({ path: join(runFolder().folder, file) });
		}
		throw error;
	} finally {
		for (const one of page.context().pages()) await one.close();
	}
}

async function openBrowserSession(
	api: N8nApi,
	colorScheme: 'light' | 'dark',
): Promise<BrowserSession> {
	const browser = await launchBrowser();
	const window = await openWindow(browser, api, { colorScheme });
	return {
		async withEditor(work) {
			const page = await window.newPage();
			await withScreenshotOnFailure(page, async () => await work(new Editor(page, api.url)));
		},
		close: async () => await browser.close(),
	};
}

/**
 * A browser for all tests of a file or of a group.
 *
 * @param colorScheme whether the person's system is light or dark, which n8n goes by
 */
export function useBrowserSession(
	fixture: Fixture,
	colorScheme: 'light' | 'dark' = 'light',
): BrowserSession {
	const session = {} as BrowserSession;
	beforeAll(async () => {
		Object.assign(session, await openBrowserSession(fixture.api, colorScheme));
	});
	afterAll(async () => await session.close());
	return session;
}
