import { startSandbox } from './index';
import { runCommand } from './support/command';

/** Two ports that are free, and not the same. */
async function freePorts(): Promise<[string, string]> {
	const both = await Promise.all([startSandbox(), startSandbox()]);
	await Promise.all(both.map(async (sandbox) => await sandbox.stop()));
	const [one, other] = both.map(({ url }) => new URL(url).port);
	return [one ?? '', other ?? ''];
}

const USAGE = 'Usage: npm run sandbox -- [--port N] [--no-limits]\n';

test('the port may be written in both ways, and a signal stops the portal', async () => {
	const [one, other] = await freePorts();
	const [spaced, equals] = await Promise.all([
		runCommand('--port', one),
		runCommand(`--port=${other}`, '--no-limits'),
	]);
	expect(spaced).toMatchObject({ code: 0, err: '' });
	expect(spaced.out).toContain(`http://127.0.0.1:${one}/rest/1/`);
	expect(spaced.out).toContain('burst of 50 requests');
	expect(equals).toMatchObject({ code: 0, err: '' });
	expect(equals.out).toContain(`http://127.0.0.1:${other}/rest/1/`);
	expect(equals.out).toMatch(/Limits +none/);
});

test('an unknown option, or a wrong port, ends the command with the usage and exit code 1', async () => {
	const failed = (why: string) => ({ code: 1, out: '', err: `${why}\n${USAGE}` });
	const [unknown, missing, wrong] = await Promise.all([
		runCommand('--speed=9'),
		runCommand('--port'),
		runCommand('--port=80.5'),
	]);
	expect(unknown).toEqual(failed("Unknown option '--speed'"));
	expect(missing).toEqual(failed("Option '--port <value>' argument missing"));
	expect(wrong).toEqual(failed('--port needs a number from 0 to 65535'));
});

test('--help prints the usage', async () => {
	expect(await runCommand('--help')).toEqual({ code: 0, out: USAGE, err: '' });
});
