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

/** The same, when the hour of the token is over. */
const renewing = (then: (sandbox: Sandbox) => unknown) => (sandbox: Sandbox) => {
	sandbox.oauth.expire();
	then(sandbox);
};

const lost = { kind: 'reset', process: 'never', method: PAY } as const;
const noToken = { kind: 'reset', process: 'before', method: TOKEN_REQUEST } as const;

/** What can go wrong with a payment of an application, each with what brings it about. */
export const failures: Array<[string, (sandbox: Sandbox) => unknown]> = [
	['a record that is not there', () => undefined],
	['a renewal', renewing(() => undefined)],
	['a renewal that is refused', renewing(({ oauth }) => oauth.revoke())],
	['a wrong client', renewing(({ settings }) => (settings.application.clientSecret = 'another'))],
	[
		'an authorization server that resets',
		renewing(({ faults }) => faults.order({ ...noToken, times: Infinity })),
	],
	[
		'an authorization server that repeats them',
		renewing((sandbox) => echoSecrets(sandbox, TOKEN_REQUEST)),
	],
	['a portal that repeats them', (sandbox) => echoSecrets(sandbox, PAY)],
	[
		'a portal that repeats the new ones after a renewal',
		renewing((sandbox) => echoSecrets(sandbox, PAY, { skip: 1 })),
	],
	[
		'an answer that is lost after a renewal, and a portal that then repeats the new ones',
		renewing((sandbox) => {
			sandbox.faults.order({ ...lost, skip: 1 });
			echoSecrets(sandbox, PAY, { skip: 1 });
		}),
	],
	['a scope that lacks', ({ settings }) => (settings.application.scopes = ['sale'])],
	['an application that is switched off', ({ oauth }) => oauth.switchOff()],
	['a reset', ({ faults }) => faults.order({ ...lost, times: Infinity })],
	[
		'a reset after a renewal',
		renewing(({ faults }) => faults.order({ ...lost, skip: 1, times: 50 })),
	],
	[
		'a page',
		({ faults }) => faults.order({ kind: 'html', status: 502, process: 'never', method: PAY }),
	],
	[
		'a redirect',
		({ faults }) => faults.order({ kind: 'redirect', location: 'https://new.example/rest/' }),
	],
];
