import { exampleWorkflow, NODES } from '../demo/workflow';
import { runWorkflow, type WorkflowFile } from '../engine';
import { startSandbox, type Sandbox } from '../sandbox';
import { exampleFiles } from './files';

describe.each(exampleFiles())('examples/$name', ({ text }) => {
	const file = JSON.parse(text) as WorkflowFile;

	it('is a workflow whose connections lead from node to node', () => {
		const names = file.nodes.map(({ name }) => name);
		const ids = file.nodes.map(({ id }) => id);
		expect(new Set(names).size).toBe(names.length);
		expect(new Set(ids).size).toBe(ids.length);
		const ends = Object.values(file.connections).flatMap(({ main }) => (main ?? []).flat());
		expect(ends.length).toBeGreaterThan(0);
		for (const name of [...Object.keys(file.connections), ...ends.map((end) => end?.node)]) {
			expect(names).toContain(name);
		}
	});

	it('names its credentials and holds nothing of them', () => {
		for (const { credentials = {} } of file.nodes) {
			for (const named of Object.values(credentials)) {
				expect(named).toEqual({ id: null, name: expect.any(String) });
			}
		}
		expect(text).not.toMatch(/\/rest\/\d|token|secret|password/i);
	});
});

describe('examples/pay-payments.json', () => {
	let sandbox: Sandbox;

	beforeAll(async () => {
		sandbox = await startSandbox();
	});

	afterAll(async () => await sandbox.stop());

	const paidIds = () =>
		[...sandbox.store.payments.values()].filter(({ paid }) => paid === 'Y').map(({ id }) => id);

	it('pays exactly its ids, and its last node sees true for each', async () => {
		const { file, ids } = exampleWorkflow();
		const paidBefore = paidIds();
		expect(ids.length).toBeGreaterThan(1);
		expect(paidBefore.filter((id) => ids.includes(id))).toEqual([]);

		const result = await runWorkflow(file, {
			credentials: { bitrix24Api: { webhookSecretUrl: sandbox.webhookUrl, plan: 'selfHosted' } },
		});

		expect(result.status).toBe('success');
		expect(result.json(NODES.last)).toEqual(ids.map((id) => ({ id, paid: true })));
		expect(paidIds()).toEqual([...paidBefore, ...ids].sort((a, b) => a - b));
		expect(sandbox.journal.calls().map(({ parameters }) => parameters.id)).toEqual(ids);
	});
});
