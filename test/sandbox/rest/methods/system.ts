import { isoDate } from '../../clock';
import { type Call, type Method, methodsOf } from '../../portal';

function getMethod(
	call: Call,
	methods: Map<string, Method>,
): { isExisting: boolean; isAvailable: boolean } {
	const name = String(call.parameters.name ?? '').toLowerCase();
	const plain = methods.get(name);
	const controller = name.slice(0, name.lastIndexOf('.') + 1);
	// Of a controller it looks only whether the controller exists, not whether the action does (section 8).
	const found =
		plain ??
		[...methods].find(
			([other, method]) =>
				method.controller &&
				controller !== '' &&
				other.startsWith(controller) &&
				!other.slice(controller.length).includes('.'),
		)?.[1];
	const scopes = ['', ...call.portal.settings.scopes];
	return {
		isExisting: found !== undefined,
		isAvailable: found !== undefined && scopes.includes(found.scope),
	};
}

function profile(call: Call): unknown {
	return {
		ID: '1',
		ADMIN: call.portal.settings.user.admin,
		NAME: 'Анна',
		LAST_NAME: 'Петрова',
		PERSONAL_GENDER: 'F',
		TIME_ZONE: '',
		TIME_ZONE_OFFSET: 10_800,
	};
}

/** Of an application as documented; of a webhook what the server's code has (section 8). */
function appInfo(call: Call): unknown {
	const { settings, byToken } = call.portal;
	if (!byToken) return { SCOPE: settings.scopes, LICENSE: 'ru_std' };
	const { clientId, installed } = settings.application;
	return {
		...{ ID: 5, CODE: clientId, VERSION: 1, STATUS: 'L', INSTALLED: installed },
		...{ PAYMENT_EXPIRED: 'N', DAYS: null, LANGUAGE_ID: 'ru' },
		...{ LICENSE: 'ru_std', LICENSE_TYPE: 'std', LICENSE_FAMILY: 'std' },
	};
}

/** Methods that need no scope; some of them tell of the others. */
export function systemMethods(others: Record<string, Method>): Record<string, Method> {
	const known = new Map<string, Method>();
	const own = methodsOf('', false, {
		batch: () => ({}),
		scope: (call) => call.portal.settings.scopes,
		profile,
		'method.get': (call) => getMethod(call, known),
		methods: () => [...known].filter(([, method]) => !method.controller).map(([name]) => name),
		'server.time': (call) => isoDate(call.portal.clock.now()),
		'app.info': appInfo,
	});
	for (const [name, method] of Object.entries({ ...others, ...own })) {
		known.set(name.toLowerCase(), method);
	}
	return own;
}
