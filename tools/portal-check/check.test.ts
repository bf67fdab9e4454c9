import { parseWebhookCredential } from '../../nodes/Bitrix24/portal/connection/webhookUrl';
import { sampleIds, type SandboxSettings } from '../../test/sandbox';
import { NO_ODDITIES } from '../../test/sandbox/oddities';
import { useSandbox } from '../../test/support/useSandbox';
import { main } from '../demo/cli';
import { BELIEFS } from './beliefs';
import { checkPortal } from './check';

const sandbox = useSandbox();

async function check(given: Partial<SandboxSettings> = {}) {
	Object.assign(sandbox.settings, given);
	const parsed = parseWebhookCredential({ webhookSecretUrl: sandbox.webhookUrl });
	if (!parsed.ok) throw new Error(parsed.message);
	let text = '';
	const isAsBelieved = await checkPortal(parsed.value, (more) => {
		text += more;
	});
	const verdictOf = (belief: string) =>
		text
			.split('\n')
			.find((line) => line.includes(belief))
			?.split('  ')[0]
			?.trim();
	return { isAsBelieved, text, verdictOf };
}

it('finds nothing that differs at the sandbox portal, of which all is seen', async () => {
	const { isAsBelieved, text } = await check();
	expect(text).toContain(`${BELIEFS.length} as expected, 0 differ, 0 could not be checked`);
	expect(isAsBelieved).toBe(true);
});

it('changes nothing, and sends nothing but reads', async () => {
	const before = structuredClone(sandbox.store.payment(sampleIds.unpaid));
	await check();
	expect(sandbox.journal.entries.flatMap(({ changes }) => changes)).toEqual([]);
	expect(sandbox.store.payment(sampleIds.unpaid)).toEqual(before);
});

it.each([
	['numbers as error codes', { errorCodes: 'number' }, 'Error codes come as text'],
	['no operating time', { operating: null }, 'time tells the operating time'],
	[
		'numbers as text',
		{ oddities: { ...NO_ODDITIES, numbersAsText: true } },
		'crm.item.payment.get gives id',
	],
	['no scope sale', { scopes: ['crm'] }, 'scope lists what the webhook may use'],
] as const)('names what differs at a portal with %s', async (_what, settings, belief) => {
	const { isAsBelieved, verdictOf } = await check(
		structuredClone(settings) as Partial<SandboxSettings>,
	);
	expect(verdictOf(belief)).toBe('differs');
	expect(isAsBelieved).toBe(false);
});

it('says of an empty portal what can’t be seen there', async () => {
	sandbox.store.clear();
	const { isAsBelieved, verdictOf } = await check();
	expect(verdictOf('crm.item.payment.get gives id')).toBe('not seen');
	expect(isAsBelieved).toBe(true);
});

it('shows no secret, whatever the portal answers', async () => {
	const { secret } = sandbox;
	sandbox.faults.order({
		...{ kind: 'body', status: 200, process: 'never', times: Infinity },
		body: { result: { link: `https://b24.example/rest/1/${secret}/x` } },
	});
	const { text } = await check();
	expect(text).toContain('differs');
	expect(text).not.toContain(secret);
});

it('goes on where a request gets no answer', async () => {
	sandbox.faults.order({ kind: 'reset', process: 'never', method: 'scope' });
	const { verdictOf } = await check();
	expect(verdictOf('scope lists what')).toBe('differs');
	expect(verdictOf('Error codes come as text')).toBe('ok');
});

describe('npm start -- --check', () => {
	const run = async (...given: string[]) => {
		let text = '';
		const code = await main(given, (more) => {
			text += more;
		});
		return { code, text };
	};

	it('ends with 0 where all is as believed, and with 1 where something differs', async () => {
		const given = ['--portal', sandbox.webhookUrl, '--check'];
		expect((await run(...given)).code).toBe(0);
		sandbox.settings.errorCodes = 'number';
		const { code, text } = await run(...given);
		expect(code).toBe(1);
		expect(text).not.toContain(sandbox.secret);
	});

	it.each([
		[['--check']],
		[['--check', '--portal', 'https://b24.example/rest/1/x/', '--ids', '1']],
	])('refuses %j', async (given) => {
		const { code, text } = await run(...given);
		expect(code).toBe(1);
		expect(text).toContain('--check needs --portal, and no --ids');
		expect(sandbox.journal.entries).toEqual([]);
	});
});
