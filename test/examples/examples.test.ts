import { exampleWorkflow, NODES } from '../../tools/demo/workflow';
import { BITRIX24, runWorkflow, TRIGGER, type WorkflowFile } from '../support/engine';
import { useSandbox } from '../support/useSandbox';
import { exampleFiles } from './files';

/** The version of each node that the examples are written for, by its type: n8n 1.123 and 2.41 both have it. */
const VERSIONS: Record<string, number> = {
	[BITRIX24]: 1,
	[TRIGGER]: 1,
	[`${BITRIX24}Tool`]: 1,
	'@n8n/n8n-nodes-langchain.agent': 2.2,
	'@n8n/n8n-nodes-langchain.chatTrigger': 1.1,
	'@n8n/n8n-nodes-langchain.lmChatOpenAi': 1.2,
	'@n8n/n8n-nodes-langchain.memoryBufferWindow': 1.3,
	'@n8n/n8n-nodes-langchain.outputParserStructured': 1.2,
	'n8n-nodes-base.if': 2.2,
	'n8n-nodes-base.manualTrigger': 1,
	'n8n-nodes-base.removeDuplicates': 2,
	'n8n-nodes-base.respondToWebhook': 1.1,
	'n8n-nodes-base.scheduleTrigger': 1.2,
	'n8n-nodes-base.set': 3.4,
	'n8n-nodes-base.splitOut': 1,
	'n8n-nodes-base.stickyNote': 1,
	'n8n-nodes-base.summarize': 1.1,
	'n8n-nodes-base.wait': 1.1,
};

describe.each(exampleFiles())('examples/$name', ({ text }) => {
	const file = JSON.parse(text) as WorkflowFile;

	it('is a workflow whose connections lead from node to node', () => {
		const names = file.nodes.map(({ name }) => name);
		const ids = file.nodes.map(({ id }) => id);
		expect(new Set(names).size).toBe(names.length);
		expect(new Set(ids).size).toBe(ids.length);
		const ends = Object.values(file.connections)
			.flatMap((byType) => Object.values(byType))
			.flat(2);
		expect(ends.length).toBeGreaterThan(0);
		for (const name of [...Object.keys(file.connections), ...ends.map((end) => end?.node)]) {
			expect(names).toContain(name);
		}
	});

	it('says in a note what it does', () => {
		const notes = file.nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote');
		expect(notes).toHaveLength(1);
		expect(notes[0]?.parameters.content).toMatch(/^## .+\n[^]{100,}/);
	});

	it('is of nodes and versions that n8n has from 1.123 on', () => {
		for (const { type, typeVersion } of file.nodes) {
			expect(`${type} ${typeVersion}`).toBe(`${type} ${VERSIONS[type]}`);
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
	const sandbox = useSandbox();
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
