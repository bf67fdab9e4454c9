import { sampleIds, startSandbox, TOKEN_REQUEST, type Fault, type Sandbox } from '../sandbox';
import { realTime, speedUp } from '../engine/clock';
import { oAuthCredentialsFor } from '../engine/oauth-credentials';
import { runOAuthNode } from '../engine/workflow';
import { texts } from './ask';

const CLIENT = 'cl13nt5ecret';

describe('Access tokens, refresh tokens and the client secret', () => {
	let sandbox: Sandbox;

	beforeAll(async () => {
		speedUp(200);
		sandbox = await startSandbox({ application: { clientSecret: CLIENT } });
	});
	beforeEach(() => {
		sandbox.reset();
		Object.assign(sandbox.settings.application, { clientSecret: CLIENT, scopes: ['crm'] });
	});
	afterAll(async () => {
		realTime();
		await sandbox.stop();
	});

	/** The secrets that there are when it is read. */
	const all = () => [CLIENT, ...sandbox.oauth.given].join(' ');
	const echo = (method: string, more: Partial<Fault> = {}) =>
		sandbox.faults.order({
			kind: 'error',
			code: 'ECHO',
			get text() {
				return `You sent ${all()}`;
			},
			method,
			times: Infinity,
			...more,
		} as Fault);
	const pay = 'crm.item.payment.pay';
	const expire = () => sandbox.oauth.expire();

	const mishaps: Array<[string, () => void]> = [
		['a record that is not there', () => undefined],
		['a renewal', expire],
		[
			'a renewal that is refused',
			() => {
				expire();
				sandbox.oauth.revoke();
			},
		],
		[
			'a wrong client',
			() => {
				expire();
				sandbox.settings.application.clientSecret = 'another';
			},
		],
		[
			'an authorization server that resets',
			() => {
				expire();
				sandbox.faults.order({
					kind: 'reset',
					process: 'before',
					method: TOKEN_REQUEST,
					times: Infinity,
				});
			},
		],
		[
			'an authorization server that repeats them',
			() => {
				expire();
				echo(TOKEN_REQUEST);
			},
		],
		['a portal that repeats them', () => echo(pay)],
		[
			'a portal that repeats the new ones after a renewal',
			() => {
				expire();
				echo(pay, { skip: 2 });
			},
		],
		['a scope that lacks', () => (sandbox.settings.application.scopes = ['sale'])],
		['an application that is switched off', () => sandbox.oauth.switchOff()],
		[
			'a reset',
			() => sandbox.faults.order({ kind: 'reset', process: 'never', method: pay, times: Infinity }),
		],
		[
			'a reset after a renewal',
			() => {
				expire();
				sandbox.faults.order({ kind: 'reset', process: 'never', method: pay, skip: 2, times: 50 });
			},
		],
		[
			'a page',
			() => sandbox.faults.order({ kind: 'html', status: 502, process: 'never', method: pay }),
		],
		[
			'a redirect',
			() => sandbox.faults.order({ kind: 'redirect', location: 'https://new.example/rest/' }),
		],
	];

	it.each(mishaps)('are in nothing that a run leaves behind after %s', async (_name, arrange) => {
		for (const onError of ['stopWorkflow', 'continueErrorOutput'] as const) {
			for (const batchSize of [0, 10]) {
				sandbox.reset();
				const store = oAuthCredentialsFor(sandbox, { clientSecret: CLIENT });
				arrange();

				const run = await runOAuthNode(sandbox, [{ id: 99999 }, { id: sampleIds.unpaid }], {
					store,
					onError,
					parameters: { options: { batchSize } },
				});

				const secrets = [CLIENT, ...sandbox.oauth.given];
				expect(secrets.length).toBeGreaterThan(2);
				const left = [...texts(run.thrown), ...texts(run.run), JSON.stringify(run.thrown)];
				expect(left.length).toBeGreaterThan(20);
				expect(left.filter((text) => secrets.some((secret) => text.includes(secret)))).toEqual([]);
				expect(run.thrown[0]?.cause).toBeUndefined();
			}
		}
	});

	it('are not in what the sandbox portal notes of the requests either', async () => {
		const store = oAuthCredentialsFor(sandbox, { clientSecret: CLIENT });
		expire();
		await runOAuthNode(sandbox, [{ id: sampleIds.unpaid }], { store });

		const noted = texts(sandbox.journal.entries);

		expect(noted).toContain(TOKEN_REQUEST);
		const secrets = [CLIENT, ...sandbox.oauth.given];
		expect(noted.filter((text) => secrets.some((secret) => text.includes(secret)))).toEqual([]);
	});
});
