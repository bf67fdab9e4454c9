import { type Sandbox, type SandboxSettings, startSandbox } from '../sandbox';
import { realTime, speedUp } from './engine/speedUp';

interface Hooks {
	/** How many times as fast as real time portal/'s clock runs. */
	speedUp?: number;
	/** A portal for each test: the limits that portal/ keeps of a portal outlive a reset. */
	perTest?: boolean;
}

/**
 * Runs a sandbox portal for the tests of a file, or of the `describe` that this is called in. Its data and
 * its settings are as new for each test.
 *
 * @returns the portal, whose properties can be read as soon as a test or a hook runs
 */
export function useSandbox(
	settings: SandboxSettings = {},
	{ speedUp: scale, perTest = false }: Hooks = {},
): Sandbox {
	let running: Sandbox | undefined;
	let atStart: Sandbox['settings'];
	const [before, after] = perTest ? [beforeEach, afterEach] : [beforeAll, afterAll];

	before(async () => {
		if (scale !== undefined) speedUp(scale);
		running = await startSandbox(settings);
		atStart = structuredClone(running.settings);
	});
	beforeEach(() => {
		Object.assign(running?.settings ?? {}, structuredClone(atStart));
		running?.reset();
	});
	after(async () => {
		realTime();
		await running?.stop();
	});

	return new Proxy({} as Sandbox, {
		get(_target, property) {
			if (running === undefined) throw new Error('The sandbox portal runs in tests and hooks only');
			return Reflect.get(running, property);
		},
	});
}
