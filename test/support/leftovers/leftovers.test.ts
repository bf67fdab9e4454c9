import { runFile } from './run';

jest.setTimeout(60_000);

test('a test fails that leaves a timer or a rejection, with where that was started, and no other', async () => {
	const { assertionResults } = await runFile({});
	const failed = assertionResults.filter(({ status }) => status === 'failed');
	expect(failed.map(({ title }) => title)).toEqual([
		...['leaves a timer', 'leaves an interval', 'leaves a wait', 'leaves a rejection'],
	]);
	const messages = failed.map(({ failureMessages }) => failureMessages.join('\n'));
	for (const message of messages.slice(0, 3)) {
		expect(message).toMatch(
			/The test left a timer: set(Timeout|Interval) of \d+ ms[^]*leaves\.js:\d+/,
		);
	}
	expect(messages[3]).toContain('nobody awaits this');
});

test('a file fails that leaves a server open', async () => {
	const { message } = await runFile({ LEAVES_A_SERVER: '1' });
	expect(message).toContain('The file left a server or a connection open');
});
