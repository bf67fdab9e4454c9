import { eventsOf } from '../../events/eventTypes';
import { isNumeric } from '../../http/phpValues';
import { RestError } from '../../http/restError';
import { type Call, methodsOf } from '../../portal';
import type { RestParameters } from '../parameters';

/** Whom a token, or the webhook, belongs to. */
const USER = 1;

/** Names of these methods' parameters are in any case, unlike those of controllers. */
function upper(parameters: RestParameters): RestParameters {
	return Object.fromEntries(
		Object.entries(parameters).map(([name, value]) => [name.toUpperCase(), value]),
	);
}

function requireApplication(call: Call): void {
	if (call.portal.byToken) return;
	throw new RestError(
		'WRONG_AUTH_TYPE',
		'Current authorization type is denied for this method',
		403,
	);
}

function needed(given: RestParameters, name: string): string {
	const value = given[name];
	if (typeof value === 'string' && value !== '') return value;
	throw new RestError('ERROR_ARGUMENT', `Argument '${name}' is null or empty`);
}

/** The user an event's tokens are for; undefined where none is named. Another's needs an administrator. */
function authTypeOf(call: Call, given: RestParameters, doing: string): number | undefined {
	const named = given.AUTH_TYPE;
	const user = isNumeric(named) ? Math.trunc(Number(named)) : 0;
	const { admin } = call.portal.settings.user;
	if (user > 0 && user !== USER && !admin) {
		const text = `Access denied! Event ${doing} with AUTH_TYPE requires administrator access rights`;
		throw new RestError('ACCESS_DENIED', text, 403);
	}
	if (!admin) return USER;
	return named === undefined ? undefined : user;
}

/** Offline events are no part of the sandbox: better told aloud than never sent. */
function refuseOffline(given: RestParameters): void {
	const type = String(given.EVENT_TYPE ?? '').toLowerCase();
	if (type === '' || type === 'online') return;
	throw new RestError('ERROR_ARGUMENT', 'The sandbox portal has no offline events');
}

/** The host must have a dot in it, so that "localhost" is refused, and 127.0.0.1 is not. */
function checkHandler(handler: string): void {
	const url = URL.canParse(handler) ? new URL(handler) : undefined;
	if (url === undefined || url.host.indexOf('.') < 1) {
		throw new RestError('ERROR_WRONG_HANDLER_URL', 'Wrong handler URL');
	}
	if (url.protocol === 'https:' || url.protocol === 'http:') return;
	throw new RestError('ERROR_UNSUPPORTED_PROTOCOL', 'Unsupported handler protocol');
}

function bind(call: Call): true {
	requireApplication(call);
	const given = upper(call.parameters);
	const { settings, events } = call.portal;
	const authType = authTypeOf(call, given, 'binding') ?? 0;
	const event = needed(given, 'EVENT').toUpperCase();
	refuseOffline(given);
	const handler = needed(given, 'HANDLER');
	checkHandler(handler);
	// An event outside the application's scopes is as unknown to it as one that is not there: inferred from
	// event.bind's one documented error, and from `events`, which lists by scope.
	if (!eventsOf(['', ...settings.scopes]).includes(event)) {
		throw new RestError('ERROR_EVENT_NOT_FOUND', 'Event not found');
	}
	if (!events.handlers.bind(event, handler, authType)) {
		throw new RestError('ERROR_CORE', 'Unable to set event handler: Handler already binded');
	}
	return true;
}

function unbind(call: Call): { count: number } {
	requireApplication(call);
	const given = upper(call.parameters);
	const authType = authTypeOf(call, given, 'unbinding');
	const event = needed(given, 'EVENT').toUpperCase();
	refuseOffline(given);
	const url = given.HANDLER === undefined ? undefined : String(given.HANDLER);
	return { count: call.portal.events.handlers.unbind({ event, url, authType }) };
}

function get(call: Call): unknown {
	requireApplication(call);
	const { settings, events } = call.portal;
	return events.handlers.bound
		.filter(({ authType }) => settings.user.admin || authType === USER)
		.map(({ event, url, authType }) => ({
			...{ event, handler: url, auth_type: String(authType), offline: 0 },
		}));
}

function list(call: Call): string[] {
	requireApplication(call);
	const { SCOPE: scope } = upper(call.parameters);
	return eventsOf(typeof scope === 'string' ? [scope] : ['', ...call.portal.settings.scopes]);
}

/** event.* and events: for applications alone, and none of them needs a scope. */
export const eventMethods = methodsOf('', false, {
	'event.bind': bind,
	'event.unbind': unbind,
	'event.get': get,
	events: list,
});
