import { TOKEN_REQUEST, type Fault, type Sandbox } from '../../sandbox';

export const PAY = 'crm.item.payment.pay';

/** Makes answers repeat every token that was ever given, and the client secret. */
export const echoSecrets = (sandbox: Sandbox, method: string, more: Partial<Fault> = {}) =>
	sandbox.faults.order({
		kind: 'error',
		code: 'ECHO',
		// Made when it is sent: what is given meanwhile is in it, too.
		get text() {
			return `You sent ${[sandbox.oauth.clientSecret, ...sandbox.oauth.given].join(' ')}`;
		},
		method,
		times: Infinity,
		...more,
	} as Fault);

const expire = ({ oauth }: Sandbox) => oauth.expire();

/** What can go wrong with a payment of an application, each with what brings it about. */
export const failures: Array<[string, (sandbox: Sandbox) => void]> = [
	['a record that is not there', () => undefined],
	['a renewal', expire],
	[
		'a renewal that is refused',
		(sandbox) => {
			expire(sandbox);
			sandbox.oauth.revoke();
		},
	],
	[
		'a wrong client',
		(sandbox) => {
			expire(sandbox);
			sandbox.settings.application.clientSecret = 'another';
		},
	],
	[
		'an authorization server that resets',
		(sandbox) => {
			expire(sandbox);
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
		(sandbox) => {
			expire(sandbox);
			echoSecrets(sandbox, TOKEN_REQUEST);
		},
	],
	['a portal that repeats them', (sandbox) => echoSecrets(sandbox, PAY)],
	[
		'a portal that repeats the new ones after a renewal',
		(sandbox) => {
			expire(sandbox);
			echoSecrets(sandbox, PAY, { skip: 2 });
		},
	],
	[
		'an answer that is lost after a renewal, and a portal that then repeats the new ones',
		(sandbox) => {
			expire(sandbox);
			sandbox.faults.order({ kind: 'reset', process: 'never', method: PAY, skip: 2 });
			echoSecrets(sandbox, PAY, { skip: 2 });
		},
	],
	['a scope that lacks', (sandbox) => (sandbox.settings.application.scopes = ['sale'])],
	['an application that is switched off', (sandbox) => sandbox.oauth.switchOff()],
	[
		'a reset',
		(sandbox) =>
			sandbox.faults.order({ kind: 'reset', process: 'never', method: PAY, times: Infinity }),
	],
	[
		'a reset after a renewal',
		(sandbox) => {
			expire(sandbox);
			sandbox.faults.order({ kind: 'reset', process: 'never', method: PAY, skip: 2, times: 50 });
		},
	],
	[
		'a page',
		(sandbox) => sandbox.faults.order({ kind: 'html', status: 502, process: 'never', method: PAY }),
	],
	[
		'a redirect',
		(sandbox) => sandbox.faults.order({ kind: 'redirect', location: 'https://new.example/rest/' }),
	],
];
