const { setImmediate: turn } = require('node:timers/promises');
const { TestEnvironment } = require('jest-environment-node');

/** What keeps a process alive: `process.getActiveResourcesInfo()` names them. */
const TIMERS = ['Timeout'];
const CONNECTIONS = ['TCPServerWrap', 'TCPSocketWrap', 'TLSWrap', 'PipeServerWrap'];

/** How many turns of the event loop what has ended may take to be gone. */
const TURNS = 20;

const count = (kinds) =>
	process.getActiveResourcesInfo().filter((kind) => kinds.includes(kind)).length;

/** Whether there is more of these than before, once what is ending has ended. */
async function isLeft(kinds, before) {
	for (let turns = 0; turns < TURNS && count(kinds) > before; turns += 1) await turn();
	return count(kinds) > before;
}

/** Node.js's own environment, in which a test fails that leaves a timer, and a file that leaves a connection. */
module.exports = class extends TestEnvironment {
	constructor(...settings) {
		super(...settings);
		this.connectionsAtStart = count(CONNECTIONS);
		this.started = new Map();
		this.noteTimers('setTimeout');
		this.noteTimers('setInterval');
	}

	/** Notes where each timer was started, to name those that are left. */
	noteTimers(name) {
		const start = this.global[name];
		const { started } = this;
		const noting = (...given) => {
			const timer = start(...given);
			const where = { message: `${name} of ${given[1] ?? 0} ms` };
			Error.captureStackTrace(where, noting);
			started.set(timer, where);
			return timer;
		};
		// Among them what `promisify` makes of it.
		this.global[name] = Object.defineProperties(noting, Object.getOwnPropertyDescriptors(start));
	}

	/** Where the timers were started that still run. */
	get running() {
		return [...this.started]
			.filter(([timer]) => !timer._destroyed && timer.hasRef())
			.map(([, { message, stack }]) => `${message}${stack.slice(stack.indexOf('\n'))}`);
	}

	async handleTestEvent(event, state) {
		if (event.name === 'test_start') {
			this.started.clear();
			this.timers = count(TIMERS);
		}
		// Timers that Node.js starts itself, such as those of its fetch, are not the test's.
		if (
			event.name === 'test_done' &&
			(await isLeft(TIMERS, this.timers)) &&
			this.running.length > 0
		) {
			const where = this.running.join('\n');
			event.test.errors.push([new Error(`The test left a timer: ${where}`), event.test.asyncError]);
		}
		if (event.name === 'run_finish' && (await isLeft(CONNECTIONS, this.connectionsAtStart))) {
			state.unhandledErrors.push(new Error('The file left a server or a connection open'));
		}
	}
};
