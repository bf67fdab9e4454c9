import { startSandbox, type Sandbox } from '../../test/sandbox';
import { main } from './cli';
import { table } from './table';

async function run(...given: string[]): Promise<{ code: number; text: string }> {
	let text = '';
	const code = await main(given, (more) => {
		text += more;
	});
	return { code, text };
}

/** The first line of each part, the title of the whole left out. */
const sectionsOf = (text: string): string[] =>
	text
		.trimEnd()
		.split('\n\n')
		.slice(1)
		.map((part) => part.split('\n')[0] ?? '');

describe('the demo on the sandbox portal', () => {
	it('shows the items, the requests and the payments before and after', async () => {
		const { code, text } = await run();
		expect(code).toBe(0);
		expect(sectionsOf(text)).toEqual([
			'Payments before',
			'Input items of "Pay payment"',
			'Requests received by the portal',
			'Output items of "Pay payment"',
			'Output items of "Booleans", the next node',
			'Payments after',
			'3 of 3 payments were marked as paid.',
		]);
		expect(text).toMatch(/Payments before\n.*\n {2}1037 .* N .*\n {2}1038 .* N .*\n {2}1041 .* N /);
		expect(text).toMatch(/crm\.item\.payment\.pay {2}\{"id":1037\} {3}200 .* paid N → Y\n/);
		expect(text).toMatch(/Payments after\n.*\n {2}1037 .* Y .*\n {2}1038 .* Y .*\n {2}1041 .* Y /);
		expect(text).not.toMatch(/sandboxsecret|\/rest\//);
	});

	it('ends with 1 and shows message and description when an item fails', async () => {
		const { code, text } = await run('--ids', '999999');
		expect(code).toBe(1);
		expect(text).toContain('crm.item.payment.pay  {"id":999999}   400  error 0');
		expect(text).toMatch(/message {6}Payment has not been found$/m);
		// The only item: nothing is said of others.
		expect(text).toMatch(/description {2}The payment does not exist .* such as 3653\/1\. .*\n/);
	});

	it('pays the ids it is given in place of the example’s', async () => {
		const { code, text } = await run('--ids=1042,1045');
		expect(code).toBe(0);
		expect(text).toContain('payment 1042: paid N → Y');
		expect(text).toContain('payment 1045: paid N → Y');
		expect(text).not.toContain('1037');
	});
});

describe('the demo on a portal of one’s own', () => {
	let portal: Sandbox;

	beforeAll(async () => {
		portal = await startSandbox({ secret: 'ownsecret' });
	});

	afterEach(() => portal.reset());

	afterAll(async () => await portal.stop());

	it('says that it really pays, and pays what it is told', async () => {
		const { code, text } = await run(`--portal=${portal.webhookUrl}`, '--ids', '1041');
		expect(code).toBe(0);
		expect(text).toContain('This really marks payments as paid');
		expect(text).toContain('{"id":1041,"paid":true}');
		expect(text).toMatch(/Payments before\n.*\n {2}1041 .* N /);
		expect(text).toMatch(/Payments after\n.*\n {2}1041 .* Y /);
		expect(portal.store.payment(1041).paid).toBe('Y');
		expect(text).not.toContain('ownsecret');
	});

	it('blots the secret out where the portal repeats it', async () => {
		for (const method of ['crm.item.payment.get', 'crm.item.payment.pay']) {
			portal.faults.order({ kind: 'error', method, code: 'X', text: 'No ownsecret', times: 1 });
		}
		const { code, text } = await run('--portal', portal.webhookUrl, '--ids', '1041');
		expect(code).toBe(1);
		expect(text).toMatch(/1041 .* No …/);
		expect(text).toMatch(/message {6}No …/);
		expect(text).not.toContain('ownsecret');
	});

	it('pays nothing without ids of that portal', async () => {
		const { code, text } = await run('--portal', portal.webhookUrl);
		expect(code).toBe(1);
		expect(text).toContain('--portal needs --ids');
		expect(text).not.toContain('ownsecret');
		expect(portal.journal.entries).toEqual([]);
	});

	it.each([
		['a URL over plain http', 'http://b24.example/rest/1/ownsecret/', 'must begin with https://'],
		['something else than a URL', 'ownsecret', 'is not a URL'],
	])('refuses %s without repeating it', async (_, url, why) => {
		const { code, text } = await run('--portal', url, '--ids', '1041');
		expect(code).toBe(1);
		expect(text).toContain(why);
		expect(text).not.toContain('ownsecret');
	});
});

it('explains its arguments when asked', async () => {
	const usage: unknown = expect.stringContaining('Usage: npm start');
	expect(await run('--help')).toEqual({ code: 0, text: usage });
});

const unknown = 'Unknown argument';

it.each([
	[['https://b24.example/rest/1/ownsecret/'], unknown],
	[['--https://b24.example/rest/1/ownsecret/'], unknown],
	[['--portal=https://b24.example/rest/1/ownsecret/', '-x'], 'Unknown option -x'],
	[['--id=1'], 'Unknown option --id'],
	[['--portal'], "Option '--portal <value>' argument missing"],
	[['--ids', 'abc'], '--ids needs whole numbers: --ids 1037,1038'],
	[['--ids='], '--ids needs whole numbers: --ids 1037,1038'],
])('says in one line what is wrong with %j, and explains its arguments', async (given, line) => {
	const { code, text } = await run(...given);
	expect(code).toBe(1);
	expect(text.split('\n', 1)).toEqual([line]);
	expect(text).toMatch(/^.+\n\nPays .+\n\nUsage: npm start/);
	expect(text).not.toContain('ownsecret');
});

describe('a table', () => {
	it('puts numbers below each other by their last digit and texts by their first letter', () => {
		const rows = [
			{ sum: '9.50', name: 'Cash' },
			{ sum: '1250000.00', name: undefined },
		];
		expect(table('Sums', rows)).toBe(
			['Sums', '         sum  name', '        9.50  Cash', '  1250000.00  –', ''].join('\n'),
		);
	});

	it('says so where there is nothing to show', () => {
		expect(table('Items', [])).toBe('Items\n  nothing\n');
	});
});
