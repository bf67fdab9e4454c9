import { sampleIds } from '../sandbox';
import { useBrowserSession } from './harness/browser-session';
import { useFixture } from './harness/fixture';
import { newUserFolder } from './harness/run-folder';
import { seedN8n } from './harness/seed';
import { chain, ids, manualTrigger } from './harness/workflow';

const fixture = useFixture();
const browser = useBrowserSession(fixture);

const paid = (...of: number[]) => of.map((id) => fixture.sandbox.store.payment(id).paid);

describe('What npm run n8n puts into an n8n', () => {
	/** Workflows that other files have put into the same n8n. */
	let others: string[] = [];

	beforeAll(async () => {
		others = (await fixture.api.workflows()).map(({ id }) => id);
		await seedN8n(fixture.api, fixture.sandbox, await newUserFolder());
	});

	it('has a workflow of the demo that pays its payments as it is', async () => {
		const demo = (await fixture.api.workflows()).find(
			({ id, name }) => name === 'Pay Bitrix24 payments' && !others.includes(id),
		);
		const { status, json } = await fixture.api.run(await fixture.api.workflow(demo?.id ?? ''));

		expect(status).toBe('success');
		expect(json('Booleans')).toEqual([1037, 1038, 1041].map((id) => ({ id, paid: true })));
		expect(paid(1037, 1038, 1041)).toEqual(['Y', 'Y', 'Y']);
	});

	it('has a credential that works, and that the editor chooses for a new node', async () => {
		const workflow = await fixture.api.addWorkflow(chain([manualTrigger, ids([sampleIds.unpaid])]));
		await browser.withEditor(async (editor) => {
			await editor.open(workflow);
			await editor.addNext();
			await editor.search('payment');
			await editor.entry('Bitrix24').click();
			await editor.entry('Mark payment as paid').click();

			expect(await editor.chosen('node-credentials-select')).toBe('Sandbox portal, webhook');
			await editor.execute();
			expect(await editor.output()).toEqual({ id: String(sampleIds.unpaid), result: 'true' });
		});
		expect(paid(sampleIds.unpaid)).toEqual(['Y']);
	});
});
