import { installN8n } from './install-n8n';
import { freePort, startProgram, waitForOutput, type Running } from './processes';
import { CURRENT, type Release } from './versions';

/** How an n8n is started. */
export interface N8nSettings {
	/** The folder that holds .n8n: data, settings, and the package (see installTarball). */
	userFolder: string;
	/** Gets the log. */
	logFolder: string;
	/** A free one unless told. */
	port?: number;
	/** The one that nearly all tests drive unless told. */
	release?: Release;
	/** Added to the environment, or put in the place of what is there. */
	env?: Record<string, string>;
}

/** An n8n that answers. */
export interface N8n extends Running {
	/** As a person opens it. It is the address that n8n has itself: Connect brings them back to there. */
	url: string;
}

/** An n8n that asks nobody outside this machine for anything. */
const OFFLINE: Record<string, string> = {
	N8N_LISTEN_ADDRESS: '127.0.0.1',
	N8N_SECURE_COOKIE: 'false',
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	// What only a person who is new to n8n needs to see.
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	// Code nodes in JavaScript run without it.
	N8N_PYTHON_ENABLED: 'false',
	NO_COLOR: '1',
	...Object.fromEntries(
		['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY'].flatMap((name) => [
			[name, ''],
			[name.toLowerCase(), ''],
		]),
	),
};

/** Bitrix24 calls no host without a dot in its name. */
const urlOf = (port: number) => `http://127.0.0.1:${port}`;

async function start(command: 'start' | 'worker', port: number, settings: N8nSettings) {
	const { userFolder, logFolder, release = CURRENT } = settings;
	const { node, n8n, env } = await installN8n(release);
	return startProgram({
		name: `n8n-${command}`,
		command: node,
		args: [n8n, command],
		logFolder,
		env: {
			...OFFLINE,
			...release.env,
			...env,
			N8N_USER_FOLDER: userFolder,
			N8N_PORT: String(port),
			WEBHOOK_URL: `${urlOf(port)}/`,
			// The broker hands Code nodes to a process of their own.
			N8N_RUNNERS_BROKER_PORT: String(await freePort()),
			...settings.env,
		},
	});
}

/** Ends what did not come up as it should, so that it does not hold its port. */
async function waitUntilUp(running: Running, text: string): Promise<void> {
	await waitForOutput(running, text).catch((error: unknown) => {
		running.kill();
		throw error;
	});
}

/** Starts n8n and waits until it answers, the first time while it makes its database. */
export async function startN8n(settings: N8nSettings): Promise<N8n> {
	const port = settings.port ?? (await freePort());
	const running = await start('start', port, settings);
	// Its pages already answer while it starts, so only its own word counts.
	await waitUntilUp(running, 'Editor is now accessible');
	return { ...running, url: urlOf(port) };
}

/** Starts a worker of queue mode; the env says where its Redis and its database are, as for startN8n. */
export async function startWorker(settings: N8nSettings): Promise<Running> {
	const health = String(await freePort());
	const env = { QUEUE_HEALTH_CHECK_PORT: health, ...settings.env };
	const running = await start('worker', await freePort(), { ...settings, env });
	await waitUntilUp(running, 'n8n worker is now ready');
	return running;
}
