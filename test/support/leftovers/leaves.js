const { createServer, connect } = require('node:net');

const wait = async (ms) => await new Promise((resolve) => setTimeout(resolve, ms));

test('waits for its timer', async () => await wait(5));

test('ends its interval', () => clearInterval(setInterval(() => undefined, 1)));

test('leaves a timer', () => void setTimeout(() => undefined, 500));

test('leaves an interval', () => {
	const every = setInterval(() => undefined, 50);
	setTimeout(() => clearInterval(every), 300);
});

test('leaves a wait', () => void wait(400));

test('is not to blame for those before it', () => undefined);

test('leaves a timer that keeps no process alive', () =>
	void setTimeout(() => undefined, 500).unref());

test('leaves a rejection', () => void Promise.reject(new Error('nobody awaits this')));

describe('a server', () => {
	test('that is closed', async () => {
		const server = createServer((socket) => socket.end());
		await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
		const socket = connect(server.address().port, '127.0.0.1');
		await new Promise((resolve) => socket.on('close', resolve).resume());
		await new Promise((resolve) => server.close(resolve));
	});

	// Only where it is asked for: it fails the whole file.
	(process.env.LEAVES_A_SERVER ? test : test.skip)('that is left open', async () => {
		const server = createServer();
		await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
		setTimeout(() => server.close(), 2000).unref();
	});
});
