import { Bitrix24 } from '../../../nodes/Bitrix24/Bitrix24.node.js';
import type { FaultKind } from '../../sandbox';
import { TestCredentials } from '../../support/engine/credentials';
import { credentialsFor, locator } from '../../support/engine/runNode';
import { shortenTimeouts } from '../../support/engine/speedUp';
import { rejectionOf } from '../../support/rejectionOf';
import { useSandbox } from '../../support/useSandbox';
import { useWorkflows } from '../../support/useWorkflows';
import { pick } from './picker';

const parameters = { paymentId: locator('13144', 'deal') };
const sandbox = useSandbox({}, { speedUp: 300 });
const workflows = useWorkflows(sandbox);

/** Loads a list of the editor; how many entries it has. */
type List = [name: string, load: () => Promise<number>];

const lists: List[] = [
	...Object.keys(new Bitrix24().methods?.listSearch ?? {}).map((name): List => [
		name,
		async () => (await pick(sandbox, name, { parameters })).results.length,
	]),
	[
		'getPaySystems',
		async () => {
			const instance = await workflows.poller();
			return (await instance.optionsOf('getPaySystems')).length;
		},
	],
];

/** What the list fails with while the portal does so; after it, the list is there. */
async function failureOf(load: List[1], fault: FaultKind) {
	const entries = await load();
	expect(entries).toBeGreaterThan(0);
	sandbox.faults.order({ ...fault, times: Infinity });
	const error = await rejectionOf(load());
	sandbox.faults.clear();
	shortenTimeouts(1);
	expect(await load()).toBe(entries);
	return error;
}

const results: unknown[] = [
	...[null, {}, 'words', 7, true, [null], [1, 2], [{}], [{ id: 'x' }]],
	...[{ items: null }, { payments: [null], items: [null], productRows: [null] }],
	...[{ payments: {}, items: {}, productRows: {} }],
];

describe.each(lists)('%s', (_name, load) => {
	it.each<[string, FaultKind]>([
		['never answered', { kind: 'silence', process: 'never' }],
		[
			'answered byte by byte without an end',
			{ kind: 'drip', pauseMs: 20, totalMs: Infinity, process: 'never' },
		],
	])('fails where its request is %s, and says what to do', async (_how, fault) => {
		shortenTimeouts(600);
		const error = await failureOf(load, fault);

		expect(error.message).toMatch(/did not respond in time\. /);
		expect(error.description).toMatch(/^Nothing was changed/);
	});

	it('fails where its answer is nested thousands deep', async () => {
		const error = await failureOf(load, { kind: 'nested', depth: 5000, process: 'never' });

		expect(error.message).toMatch(/nested more than 200 levels deep/);
	});

	it.each(results.map((result) => [JSON.stringify(result), result]))(
		'fails where its result is %s',
		async (_text, result) => {
			const error = await failureOf(load, {
				...{ kind: 'body', status: 200, process: 'never', body: { result } },
			});

			expect(error).toMatchObject({ name: 'NodeApiError' });
			expect(error.message).toMatch(/instead of a result\. /);
		},
	);
});

it('A list whose credential n8n never hands out fails, and says so', async () => {
	const store = new TestCredentials(credentialsFor(sandbox));
	store.getDecrypted = async () => await new Promise(() => undefined);
	const instance = await workflows.poller();
	instance.setCredentials(store);
	shortenTimeouts(600);

	const error = await rejectionOf(instance.optionsOf('getPaySystems'));

	shortenTimeouts(1);
	expect(error.message).toBe('n8n did not provide the credential within 60 s');
});
