const { setImmediate: turn } = require('node:timers/promises');
const { TestEnvironment } = require('jest-environment-node');

/** What keeps a process alive: `process.getActiveResourcesInfo()` names them. */
const CONNECTIONS = ['TCPServerWrap', 'TCPSocketWrap', 'TLSWrap', 'PipeServerWrap'];

/** How many turns of the event loop what has ended may take to be gone. */
const TURNS = 20;

const countConnections = () =>
	process.getActiveResourcesInfo().filter((kind) => CONNECTIONS.includes(kind)).length;

/** Whether this is still so, once what is ending has ended. */
async function isStill(holds) {
	for (let turns = 0; turns < TURNS && holds(); turns += 1) await turn();
	return holds();
}

/** Node.js's own environment, in which a test fails that leaves a timer, and a file that leaves a connection. */
module.exports = class extends TestEnvironment {
	constructor(...settings) {
		super(...settings);
		this.connectionsAtStart = countConnections();
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
		if (event.name === 'test_start') this.started.clear();
		// Not counted in the process: there one of Jest's own may end while the test leaves one.
		if (event.name === 'test_done' && (await isStill(() => this.running.length > 0))) {
			const where = this.running.join('\n');
			event.test.errors.push([new Error(`The test left a timer: ${where}`), event.test.asyncError]);
		}
		if (
			event.name === 'run_finish' &&
			(await isStill(() => countConnections() > this.connectionsAtStart))
		) {
			state.unhandledErrors.push(new Error('The file left a server or a connection open'));
		}
	}
};
